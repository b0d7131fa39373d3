"""Writes scipy-lbfgsb.json: what SciPy's L-BFGS-B makes of the problems in test/optimize/problems.ts.

Made with SciPy 1.17.1 and NumPy 2.4.6 on CPython 3.11; run `python test/golden/make_scipy_lbfgsb.py` to make it again.
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.optimize import minimize

OPTIONS = {"maxcor": 10, "ftol": 1e-11, "gtol": 1e-6, "maxfun": 5000, "maxiter": 5000}


def rosenbrock(x):
    a, b = x[::2], x[1::2]
    g = np.empty_like(x)
    g[::2] = -400 * (b - a**2) * a - 2 * (1 - a)
    g[1::2] = 200 * (b - a**2)
    return np.sum(100 * (b - a**2) ** 2 + (1 - a) ** 2), g


def rosenbrock_chain(x):
    valley = x[1:] - x[:-1] ** 2
    g = np.zeros_like(x)
    g[0] = 2 * (x[0] - 1)
    g[1:] += 8 * valley
    g[:-1] -= 16 * x[:-1] * valley
    return (x[0] - 1) ** 2 + 4 * np.sum(valley**2), g


def powell_singular(x):
    p, q, r, s = x[::4], x[1::4], x[2::4], x[3::4]
    a, b, c, d = p + 10 * q, r - s, q - 2 * r, p - s
    g = np.empty_like(x)
    g[::4] = 2 * a + 40 * d**3
    g[1::4] = 20 * a + 4 * c**3
    g[2::4] = 10 * b - 8 * c**3
    g[3::4] = -10 * b - 40 * d**3
    return np.sum(a**2 + 5 * b**2 + c**4 + 10 * d**4), g


def wood(x):
    a, b, c, d = x
    f = 100 * (b - a**2) ** 2 + (1 - a) ** 2 + 90 * (d - c**2) ** 2 + (1 - c) ** 2
    f += 10 * (b + d - 2) ** 2 + (b - d) ** 2 / 10
    return f, np.array([
        -400 * a * (b - a**2) - 2 * (1 - a),
        200 * (b - a**2) + 20 * (b + d - 2) + (b - d) / 5,
        -360 * c * (d - c**2) - 2 * (1 - c),
        180 * (d - c**2) + 20 * (b + d - 2) - (b - d) / 5,
    ])


def beale(x):
    a, b = x
    k = np.arange(1, 4)
    r = np.array([1.5, 2.25, 2.625]) - a * (1 - b**k)
    return np.sum(r**2), np.array([np.sum(-2 * r * (1 - b**k)), np.sum(2 * r * a * k * b ** (k - 1))])


def helical_valley(x):
    a, b, c = x
    turn = np.arctan(b / a) / (2 * np.pi) + (0.5 if a < 0 else 0)
    square = a * a + b * b
    radius = np.sqrt(square)
    height, width = 10 * (c - 10 * turn), 10 * (radius - 1)
    g = np.array([
        200 * height * b / (2 * np.pi * square) + 20 * width * a / radius,
        -200 * height * a / (2 * np.pi * square) + 20 * width * b / radius,
        20 * height + 2 * c,
    ])
    return height**2 + width**2 + c**2, g


def brown_badly_scaled(x):
    a, b = x
    r = np.array([a - 1e6, b - 2e-6, a * b - 2])
    return np.sum(r**2), np.array([2 * r[0] + 2 * r[2] * b, 2 * r[1] + 2 * r[2] * a])


def trigonometric(x):
    n, i = len(x), np.arange(1, len(x) + 1)
    r = n - np.sum(np.cos(x)) + i * (1 - np.cos(x)) - np.sin(x)
    return np.sum(r**2), 2 * (np.sum(r) * np.sin(x) + r * (i * np.sin(x) - np.cos(x)))


def variably_dimensioned(x):
    i = np.arange(1, len(x) + 1)
    s = np.sum(i * (x - 1))
    return np.sum((x - 1) ** 2) + s**2 + s**4, 2 * (x - 1) + i * (2 * s + 4 * s**3)


def penalty(x):
    excess = np.sum(x**2) - 0.25
    return 1e-5 * np.sum((x - 1) ** 2) + excess**2, 2e-5 * (x - 1) + 4 * excess * x


def broyden_tridiagonal(x):
    padded = np.concatenate(([0], x, [0]))
    r = (3 - 2 * x) * x - padded[:-2] - 2 * padded[2:] + 1
    g = 2 * r * (3 - 4 * x)
    g[:-1] -= 2 * r[1:]
    g[1:] -= 4 * r[:-1]
    return np.sum(r**2), g


def ill_conditioned_quadratic(x):
    curvature = 10 ** (4 * np.arange(len(x)) / (len(x) - 1))
    return 0.5 * np.sum(curvature * (x - 1) ** 2), curvature * (x - 1)


def wave(x):
    i = np.arange(len(x))
    curvature = 10 ** (3 * i / (len(x) - 1))
    away, stretch = x - np.sin(i), np.diff(x)
    g = curvature * away
    g[:-1] -= 10 * stretch
    g[1:] += 10 * stretch
    return 0.5 * np.sum(curvature * away**2) + 5 * np.sum(stretch**2), g


def gentle_wave(x):
    f, g = wave(x)
    return f / 1000, g / 1000


def ripples(frequency):
    def f(x):
        stretch, turn = np.diff(x), frequency * x + np.arange(len(x))
        g = -frequency * np.sin(turn)
        g[1:] += stretch
        g[:-1] -= stretch
        return np.sum(np.cos(turn)) + 0.5 * np.sum(stretch**2), g

    return f


def slope(x):
    i = np.arange(1, len(x) + 1)
    return np.sum(i * x + 0.5 * x**2), i + x


def repeat(entries, length):
    return np.resize(np.array(entries, float), length)


INF = np.inf
PROBLEMS = {
    "rosenbrock": (rosenbrock, [-1.2, 1], None),
    "extended rosenbrock": (rosenbrock, repeat([-1.2, 1], 50), None),
    "powell singular": (powell_singular, repeat([3, -1, 0, 1], 40), None),
    "wood": (wood, [-3, -1, -3, -1], None),
    "beale": (beale, [1, 1], None),
    "helical valley": (helical_valley, [-1, 0, 0], None),
    "brown badly scaled": (brown_badly_scaled, [1, 1], None),
    "trigonometric": (trigonometric, repeat([0.1], 10), None),
    "variably dimensioned": (variably_dimensioned, 1 - np.arange(1, 11) / 10, None),
    "penalty": (penalty, np.arange(1, 11), None),
    "broyden tridiagonal": (broyden_tridiagonal, repeat([-1], 100), None),
    "ill-conditioned quadratic": (ill_conditioned_quadratic, repeat([0], 1000), None),
    "long quadratic": (ill_conditioned_quadratic, repeat([0], 12000), None),
    "bounded rosenbrock chain": (rosenbrock_chain, repeat([3], 25), (repeat([1, -100], 25), 100)),
    "bounded wave": (wave, repeat([0], 500), (-0.5, 0.5)),
    "long wave": (wave, repeat([0], 12000), (-0.5, 0.5)),
    "gentle wave": (gentle_wave, repeat([0], 50), (-0.5, INF)),
    "ripples": (ripples(3), repeat([0], 10), (-0.5, INF)),
    "steep ripples": (ripples(8), repeat([0], 12), (-0.4, 0.4)),
    "start on a bound": (beale, [1, 0], ([1, 0], 4.5)),
    "bound blocks": (rosenbrock, [0.5, 0], (-INF, [0.5, 3])),
    "bounded above": (wood, [-3, -1, -3, -1], (-INF, 0.9)),
    "start outside": (rosenbrock, [-5, 4], (1.5, INF)),
    "fixed variables": (rosenbrock, repeat([-1.2, 1], 10), (repeat([-INF, 0.5], 10), repeat([INF, 0.5], 10))),
    "all at bounds": (slope, repeat([0.3], 20), (-1, 1)),
}


def solve(f, start, bounds):
    start = np.array(start, float)
    box = None if bounds is None else list(zip(*(np.broadcast_to(np.array(b, float), start.shape) for b in bounds)))
    found = minimize(f, start, jac=True, method="L-BFGS-B", bounds=box, options=OPTIONS)
    sample = np.unique(np.linspace(0, len(start) - 1, 10).astype(int))
    return {
        "startValue": f(np.clip(start, *np.array(box).T) if box else start)[0],
        "value": float(found.fun),
        "evaluations": int(found.nfev),
        "norm": float(np.linalg.norm(found.x)),
        "sample": {str(i): float(found.x[i]) for i in sample},
        "message": found.message,
    }


if __name__ == "__main__":
    golden = {"scipy": scipy.__version__, "options": OPTIONS, "problems": {k: solve(*v) for k, v in PROBLEMS.items()}}
    Path(__file__).with_name("scipy-lbfgsb.json").write_text(json.dumps(golden, indent=2) + "\n")
