"""Writes scipy-dcsrch.json: the steps that SciPy's Moré-Thuente search tries on the functions of its paper.

Moré & Thuente 1994, "Line search algorithms with guaranteed sufficient decrease", section 5: functions (5.1) to (5.4).
Made with SciPy 1.17.1 on CPython 3.11; run `python test/golden/make_scipy_dcsrch.py` to make it again.
"""

import json
from math import cos, hypot, pi, sin
from pathlib import Path

import scipy
from scipy.optimize._dcsrch import DCSRCH


def rational(a, beta=2):
    return -a / (a**2 + beta), (a**2 - beta) / (a**2 + beta) ** 2


def power(a, beta=0.004):
    return (a + beta) ** 5 - 2 * (a + beta) ** 4, 5 * (a + beta) ** 4 - 8 * (a + beta) ** 3


def oscillating(a, beta=0.01, length=39):
    if a <= 1 - beta:
        f, d = 1 - a, -1
    elif a >= 1 + beta:
        f, d = a - 1, 1
    else:
        f, d = (a - 1) ** 2 / (2 * beta) + beta / 2, (a - 1) / beta
    f += 2 * (1 - beta) / (length * pi) * sin(length * pi / 2 * a)
    return f, d + (1 - beta) * cos(length * pi / 2 * a)


def yanai(a, beta1=0.001, beta2=0.01):
    def gamma(beta):
        return hypot(1, beta) - beta

    left, right = hypot(1 - a, beta2), hypot(a, beta1)
    f = gamma(beta1) * left + gamma(beta2) * right
    return f, gamma(beta1) * (a - 1) / left + gamma(beta2) * a / right


FUNCTIONS = {"rational": rational, "power": power, "oscillating": oscillating, "yanai": yanai}


def steps(function, first, longest):
    tried = []

    def phi(a):
        tried.append(a)
        return function(a)[0]

    search = DCSRCH(phi, lambda a: function(a)[1], ftol=1e-3, gtol=0.9, xtol=0.1, stpmin=0, stpmax=longest)
    f, d = function(0)
    search(first, phi0=f, derphi0=d, maxiter=100)
    return tried


if __name__ == "__main__":
    cases = [
        {"function": name, "longest": longest, "steps": steps(function, first, longest)}
        for name, function in FUNCTIONS.items()
        for first, longest in [(1e-3, 1e10), (1e-1, 1e10), (1e1, 1e10), (1e3, 1e10), (0.3, 0.8), (2, 2)]
    ]
    golden = {"scipy": scipy.__version__, "cases": cases}
    Path(__file__).with_name("scipy-dcsrch.json").write_text(json.dumps(golden, indent=1) + "\n")
