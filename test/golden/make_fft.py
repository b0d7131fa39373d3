"""Writes fft.json: Fourier transforms by numpy, and periodic components found as least squares, without any transform.

Run: python test/golden/make_fft.py      (made with numpy 2.4.6)
"""

import json
import pathlib

import numpy

SIZES = [(1, 1), (1, 6), (4, 8), (5, 12), (7, 3), (2, 31)]


def interleaved(values):
    return numpy.stack([values.real, values.imag], axis=-1).ravel().tolist()


def periodic(u):
    """u - s for the s of mean 0 that minimizes sum (s_i - s_j)^2 over neighbors inside + sum ((u - s)_i - (u - s)_j)^2 across the edges."""
    height, width = u.shape
    at = numpy.arange(u.size).reshape(u.shape)
    rows, right = [], []
    inside = [(at[y, x], at[y + 1, x]) for y in range(height - 1) for x in range(width)]
    inside += [(at[y, x], at[y, x + 1]) for y in range(height) for x in range(width - 1)]
    across = [(at[-1, x], at[0, x]) for x in range(width)] + [(at[y, -1], at[y, 0]) for y in range(height)]
    for pairs, wanted in [(inside, numpy.zeros_like(u)), (across, u)]:
        for i, j in pairs:
            row = numpy.zeros(u.size)
            row[i] += 1
            row[j] -= 1
            rows.append(row)
            right.append(wanted.flat[i] - wanted.flat[j])
    rows.append(numpy.full(u.size, 1.0))
    right.append(0.0)
    s = numpy.linalg.lstsq(numpy.array(rows), numpy.array(right), rcond=None)[0]
    return u - s.reshape(u.shape)


def main():
    rng = numpy.random.default_rng(11)
    transforms = []
    for size in SIZES:
        z = rng.normal(size=size) + 1j * rng.normal(size=size)
        transforms.append({"size": size, "values": interleaved(z), "transform": interleaved(numpy.fft.fft2(z))})
    periodics = []
    for size in [(5, 6), (4, 7), (1, 5)]:
        u = rng.normal(size=size) + numpy.arange(size[1]) + 2 * numpy.arange(size[0])[:, None]
        periodics.append({"size": size, "plane": u.ravel().tolist(), "periodic": periodic(u).ravel().tolist()})
    result = {"transforms": transforms, "periodics": periodics}
    (pathlib.Path(__file__).parent / "fft.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
