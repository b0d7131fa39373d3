"""Writes spectral-losses.json: losses of Fourier moduli, autocorrelations and shifted Gram matrices in numpy (float64).

Written from the formulas, by complex FFTs and by sums over pairs of positions, not from the code under test.
  spectrum           ||f - g||^2, G = (P/|P|) A, P = sum over channels of F conj(A)             paper: / (2 N M)
  autocorrelation    ||R - R^||^2 over all frequencies, R = |F/M|^2 of each channel             paper: / (4 N^2)
  deep_correlations  ||R - R^||^2 over shifts |i|, |j| <= floor(reach * smaller side), R_ij the mean of
                     f[q, m] f[q - i, m - j] over the pairs within the map, of each channel     paper: / 4
  long_range_gram    sum over offsets, down and across, of ||G - G^||^2, G the mean of f(x) f(x + offset)^T, and of
                     mirrored maps; offsets up to half the smaller side                         paper: / (4 N^2 count)
relative: over the same of the exemplar alone, ||f^||^2, ||R^||^2, sum ||G^||^2.
An exemplar of another size gives its transform at the output's frequencies: a = f^ without its mean, A(k, l) =
sqrt(M/M^) sum a(y, x) exp(-2 pi i (k y/H + l x/W)), and M times the mean at (0, 0).
Maps are height x width x channels.

Run: python test/golden/make_spectral_losses.py      (needs numpy; made with numpy 2.4.6)
"""

import json
import pathlib

import numpy

random = numpy.random.default_rng(29)


def drawn(height, width, channels):
    """Features: not negative, a third of them zero, a little smooth down; exact in float32."""
    noise = random.standard_normal((height + 1, width, channels))
    return numpy.maximum(noise[1:] + 0.5 * noise[:-1] + 0.5, 0).astype("f4").astype("f8")


def transform(f):
    return numpy.fft.fft2(f, axes=(0, 1))


def transform_for(exemplar, height, width):
    own_height, own_width, _ = exemplar.shape
    if (own_height, own_width) == (height, width):
        return transform(exemplar)
    mean = exemplar.mean((0, 1))
    down = numpy.exp(-2j * numpy.pi * numpy.outer(numpy.arange(height), numpy.arange(own_height)) / height)
    across = numpy.exp(-2j * numpy.pi * numpy.outer(numpy.arange(width), numpy.arange(own_width)) / width)
    found = numpy.einsum("ky,yxc,lx->klc", down, exemplar - mean, across)
    found *= numpy.sqrt(height * width / (own_height * own_width))
    found[0, 0] = height * width * mean
    return found


def spectrum(f, exemplar):
    wanted = transform_for(exemplar, *f.shape[:2])
    phase = (transform(f) * wanted.conj()).sum(-1, keepdims=True)
    nearest = numpy.fft.ifft2(phase / abs(phase) * wanted, axes=(0, 1))
    assert abs(nearest.imag).max() < 1e-12
    own = numpy.fft.ifft2(wanted, axes=(0, 1))
    return ((f - nearest.real) ** 2).sum(), (abs(own) ** 2).sum(), 1 / (2 * f.size)


def autocorrelation(f, exemplar):
    positions = f.shape[0] * f.shape[1]
    own = abs(transform_for(exemplar, *f.shape[:2]) / positions) ** 2
    return ((abs(transform(f) / positions) ** 2 - own) ** 2).sum(), (own**2).sum(), 1 / (4 * f.shape[2] ** 2)


def deep_correlations(f, exemplar, reach=0.5):
    sides = [min(a, b) for a, b in zip(f.shape[:2], exemplar.shape[:2])]
    tall, wide = [min(int(reach * side), side - 1) for side in sides]

    def correlation(map, i, j):
        height, width, _ = map.shape
        a = map[max(i, 0) : height + min(i, 0), max(j, 0) : width + min(j, 0)]
        b = map[max(-i, 0) : height - max(i, 0), max(-j, 0) : width - max(j, 0)]
        return (a * b).mean((0, 1))

    shifts = [(i, j) for i in range(-tall, tall + 1) for j in range(-wide, wide + 1)]
    distance = sum(((correlation(f, *s) - correlation(exemplar, *s)) ** 2).sum() for s in shifts)
    return distance, sum((correlation(exemplar, *s) ** 2).sum() for s in shifts), 1 / 4


def long_range_gram(f, exemplar, offsets=(1, 4, 16), flips=()):
    def gram(a, b):
        return numpy.einsum("yxc,yxd->cd", a, b) / (a.shape[0] * a.shape[1])

    pairs = []
    for axis in (0, 1):
        side = min(f.shape[axis], exemplar.shape[axis])
        for offset in offsets:
            if 2 * offset <= side:
                pairs.append(
                    lambda m, a=axis, o=offset: gram(
                        m.take(range(m.shape[a] - o), a), m.take(range(o, m.shape[a]), a)
                    )
                )
        if axis in flips:
            pairs.append(lambda m, a=axis: gram(m, numpy.flip(m, a)))
    distance = sum(((g(f) - g(exemplar)) ** 2).sum() for g in pairs)
    return distance, sum((g(exemplar) ** 2).sum() for g in pairs), 1 / (4 * f.shape[2] ** 2 * len(pairs))


losses = {
    "spectrum": spectrum,
    "autocorrelation": autocorrelation,
    "deep_correlations": deep_correlations,
    "deep_correlations/reach=0.3": lambda f, e: deep_correlations(f, e, 0.3),
    "deep_correlations/reach=1": lambda f, e: deep_correlations(f, e, 1),
    "long_range_gram": long_range_gram,
    "long_range_gram/offsets=1+2+3": lambda f, e: long_range_gram(f, e, (1, 2, 3)),
    "long_range_gram/offsets=0+2/flips=down": lambda f, e: long_range_gram(f, e, (0, 2), (0,)),
    "long_range_gram/offsets=1/flips=across": lambda f, e: long_range_gram(f, e, (1,), (1,)),
    "long_range_gram/offsets=3/flips=both": lambda f, e: long_range_gram(f, e, (3,), (0, 1)),
}

sizes = [((6, 7), (6, 7)), ((8, 5), (8, 5)), ((6, 7), (9, 4)), ((8, 8), (5, 6)), ((5, 6), (11, 9))]
cases = []
for output, own in sizes:
    candidate, exemplar = drawn(*output, 3), drawn(*own, 3)
    expected = {}
    for name, loss in losses.items():
        distance, size, constant = loss(candidate, exemplar)
        expected[name] = distance / size
        expected[f"{name}/scale=paper"] = distance * constant
    arrays = {
        name: {"shape": [1, *array.shape], "data": [float(f"{value:.9g}") for value in array.ravel()]}
        for name, array in (("candidate", candidate), ("exemplar", exemplar))
    }
    cases.append({**arrays, "losses": expected})

path = pathlib.Path(__file__).with_name("spectral-losses.json")
path.write_text(json.dumps({"cases": cases}).replace('{"candidate"', '\n{"candidate"').replace('"losses"', '\n"losses"') + "\n")
