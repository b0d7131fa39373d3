"""SciPy's side of optimizer-share.ts: reads nothing, prints own seconds per iteration as JSON."""

import json
import sys
import time

import numpy as np
from scipy.optimize import minimize

size, memory, evaluations = map(int, sys.argv[1:4])
i = np.arange(size)
goal = 0.5 + 0.54 * np.sin(12.9898 * i)
stiffness = 10 ** (2.7 * np.sin(78.233 * i))
in_f = 0.0


def f(x):
    global in_f
    began = time.perf_counter()
    away, stretch = x - goal, np.diff(x)
    value = np.sum(stiffness * away**2 * (0.5 + away**2)) + 5 * np.sum(stretch**2)
    gradient = stiffness * away * (1 + 4 * away**2)
    gradient[:-1] -= 10 * stretch
    gradient[1:] += 10 * stretch
    in_f += time.perf_counter() - began
    return value, gradient


own = []
mark = [time.perf_counter(), 0.0]


def callback(_):
    now = time.perf_counter()
    own.append(now - mark[0] - (in_f - mark[1]))
    mark[:] = [now, in_f]


options = {"maxcor": memory, "maxfun": evaluations, "ftol": 0, "gtol": 0}
found = minimize(f, np.full(size, 0.5), jac=True, method="L-BFGS-B", bounds=[(0, 1)] * size, callback=callback, options=options)
held = np.mean((found.x == 0) | (found.x == 1))
print(json.dumps({"own": own, "value": found.fun, "held": held, "evaluations": found.nfev}))
