"""Writes ridge.json: ridge regression in the primal form, by numpy.

Run: python test/golden/make_ridge.py  (made with numpy 2.4.6)
"""

import json
import pathlib

import numpy

rng = numpy.random.default_rng(8)
samples, features, outputs = 12, 30, 2
x = numpy.round(rng.normal(1, 1, (samples, features)), 3)
y = numpy.round(x[:, :outputs] * 2 + rng.normal(3, 0.5, (samples, outputs)), 3)
training, tested = [0, 2, 3, 5, 6, 8, 9, 11], [1, 4, 7, 10]


def told(penalty):
    """min ‖Y − ȳ − (X − x̄) B‖² + λ ‖B‖², λ = penalty · mean ‖x − x̄‖², solved for B [features, outputs]."""
    mean = x[training].mean(0)
    centered = x[training] - mean
    weight = penalty * (centered**2).sum() / len(training)
    normal = centered.T @ centered + weight * numpy.eye(features)
    slopes = numpy.linalg.solve(normal, centered.T @ (y[training] - y[training].mean(0)))
    return (x[tested] - mean) @ slopes + y[training].mean(0)


penalties = [1e-3, 0.1, 10]
golden = {
    "features": x.tolist(),
    "targets": y.tolist(),
    "training": training,
    "tested": tested,
    "penalties": penalties,
    "told": [told(penalty).tolist() for penalty in penalties],
}
path = pathlib.Path(__file__).parent / "ridge.json"
path.write_text(json.dumps(golden) + "\n")
