"""Writes probe.json: what a ridge probe, solved in its primal form, tells of small pictures from statistics of their pixels.

Run: python test/golden/make_probe.py  (made with numpy 2.4.6)
"""

import json
import pathlib

import numpy

rng = numpy.random.default_rng(5)
COUNT, SIDE = 5, 4
PENALTIES = [1e-4, 1e-3, 1e-2, 0.1, 1, 10]

# The texture of each picture; below, training and tested are masks.
textures = numpy.repeat(range(4), COUNT)
patterns = rng.normal(0, 0.1, (4, SIDE * SIDE, 3))
levels = 0.5 + rng.normal(0, 0.12, (len(textures), 1, 3)) + patterns[textures] * rng.uniform(0.3, 1.5, (len(textures), 1, 1))
levels = numpy.clip(numpy.round(255 * levels), 0, 255).astype(int)
pixels = (levels / 255).astype("f4").astype("f8")


def covariance(x):
    return (x - x.mean(0)).T @ (x - x.mean(0)) / len(x)


upper = numpy.triu_indices(3)
targets = {
    "mean": numpy.array([x.mean(0) for x in pixels]),
    "covariance": numpy.array([covariance(x)[[0, 1, 2, 0, 0, 1], [0, 1, 2, 1, 2, 2]] for x in pixels]),
}
statistics = {
    "gram": numpy.array([((255 * x).T @ (255 * x) / len(x))[upper] for x in pixels]),
    "covariance": numpy.array([covariance(255 * x)[upper] for x in pixels]),
    "mean": numpy.array([255 * x.mean(0) for x in pixels]),
}


def told(z, y, training, tested, penalty):
    center = z[training].mean(0)
    x = z[training] - center
    weight = penalty * (x**2).sum() / training.sum()
    slopes = numpy.linalg.solve(x.T @ x + weight * numpy.eye(x.shape[1]), x.T @ (y[training] - y[training].mean(0)))
    return (z[tested] - center) @ slopes + y[training].mean(0)


def score(rows, y):
    predicted = numpy.zeros_like(y)
    for texture in set(textures):
        training, tested = textures != texture, textures == texture
        z = numpy.clip((rows - rows[training].mean(0)) / rows[training].std(0), -3, 3)
        errors = [0] * len(PENALTIES)
        for inner in set(textures[training]):
            fitted, checked = training & (textures != inner), textures == inner
            for i, penalty in enumerate(PENALTIES):
                errors[i] += ((told(z, y, fitted, checked, penalty) - y[checked]) ** 2).sum()
        predicted[tested] = told(z, y, training, tested, PENALTIES[numpy.argmin(errors)])
    return 1 - ((predicted - y) ** 2).sum() / ((y - y.mean(0)) ** 2).sum()


golden = {
    "side": SIDE,
    "textures": [str(texture) for texture in textures],
    "levels": levels.reshape(len(levels), -1).tolist(),
    "scores": {s: {t: score(rows, y) for t, y in targets.items()} for s, rows in statistics.items()},
}
path = pathlib.Path(__file__).parent / "probe.json"
path.write_text(json.dumps(golden) + "\n")
