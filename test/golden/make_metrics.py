"""Writes metrics.json: metrics of small pictures by colour-science, scikit-image, SciPy and numpy.

Run: python test/golden/make_metrics.py  (made with colour-science 0.4.7, scikit-image 0.26.0, SciPy 1.17.1, numpy 2.4.6)
"""

import json
import pathlib

import colour
import numpy
import scipy.optimize
import scipy.stats
import skimage.color

from make_fft import periodic

rng = numpy.random.default_rng(21)
srgb = colour.RGB_COLOURSPACES["sRGB"].copy()
srgb.use_derived_matrix_RGB_to_XYZ = True


def picture(height, width, color, spread):
    """Levels of 0..255, neighbors a little alike."""
    values = rng.normal(0, spread, (height, width, 3)) + rng.normal(0, spread, (height, width, 1))
    values += 0.7 * numpy.roll(values, 1, axis=1)
    return numpy.clip(numpy.round(255 * (numpy.array(color) + values)), 0, 255) / 255


def lab(image):
    xyz = colour.RGB_to_XYZ(image.astype("f4").astype("f8"), srgb, apply_cctf_decoding=True)
    return colour.XYZ_to_Lab(xyz, srgb.whitepoint)


def hue_histogram(image):
    _, a, b = lab(image).reshape(-1, 3).T
    degrees = numpy.degrees(numpy.arctan2(b, a)) % 360
    counts = numpy.histogram(degrees, bins=360, range=(0, 360), weights=numpy.hypot(a, b))[0]
    return counts / counts.sum()


def circular_by_cuts(a, b):
    """The least linear distance over all places to cut the circle open."""
    at = numpy.arange(len(a))
    return min(scipy.stats.wasserstein_distance(at, at, numpy.roll(a, k), numpy.roll(b, k)) for k in at)


def circular_by_transport(a, b):
    """The transport problem itself, as a linear program."""
    n = len(a)
    gap = abs(numpy.subtract.outer(numpy.arange(n), numpy.arange(n)))
    cost = numpy.minimum(gap, n - gap).ravel()
    sums = numpy.concatenate([numpy.kron(numpy.eye(n), numpy.ones(n)), numpy.kron(numpy.ones(n), numpy.eye(n))])
    return scipy.optimize.linprog(cost, A_eq=sums, b_eq=numpy.concatenate([a, b]), method="highs").fun


def band_powers(image, edges):
    u = periodic(lab(image)[..., 0])
    power = abs(numpy.fft.fft2(u)) ** 2 / u.size
    radius = numpy.hypot(*numpy.meshgrid(numpy.fft.fftfreq(u.shape[0]), numpy.fft.fftfreq(u.shape[1]), indexing="ij"))
    last = len(edges) - 2
    masks = [(radius >= low - 1e-9) & ((radius < high - 1e-9) | ((i == last) & (radius <= 0.5 + 1e-9)))
             for i, (low, high) in enumerate(zip(edges, edges[1:]))]
    return [power[mask].mean() + (100 / 255) ** 2 / 12 if mask.any() else None for mask in masks]


def spectrum_distance(x, y):
    lowest = 1 / min(x.shape[:2] + y.shape[:2])
    edges = [lowest * 2 ** (i / 2) for i in range(int(2 * numpy.log2(0.5 / lowest)))] + [0.5]
    pairs = [(p, q) for p, q in zip(band_powers(x, edges), band_powers(y, edges)) if p and q]
    return numpy.mean([abs(10 * numpy.log10(q / p)) for p, q in pairs])


def array(image):
    return {"height": image.shape[0], "width": image.shape[1], "data": image.ravel().tolist()}


pictures = [picture(12, 10, (0.6, 0.3, 0.2), 0.12), picture(9, 14, (0.5, 0.45, 0.2), 0.15), picture(12, 10, (0.3, 0.5, 0.7), 0.05)]
directions = rng.normal(size=(5, 3))
directions /= numpy.linalg.norm(directions, axis=1, keepdims=True)
pixels = [image.reshape(-1, 3).astype("f4").astype("f8") for image in pictures]
covariance = [numpy.cov(each.T, bias=True) for each in pixels]
means = [lab(image).reshape(-1, 3).mean(0) for image in pictures]
means_skimage = [skimage.color.rgb2lab(image).reshape(-1, 3).mean(0) for image in pictures]

cases = []
for i, j in [(0, 1), (1, 2), (0, 2)]:
    cases.append({
        "pair": [i, j],
        "color_shift": float(colour.difference.delta_E_CIE2000(means[i], means[j])),
        "color_shift_skimage": float(skimage.color.deltaE_ciede2000(means_skimage[i], means_skimage[j])),
        "color_covariance": float(numpy.linalg.norm(covariance[j] - covariance[i]) / numpy.linalg.norm(covariance[i])),
        "color_wasserstein": float(255 * numpy.mean([scipy.stats.wasserstein_distance(pixels[i] @ v, pixels[j] @ v) for v in directions])),
        "hue_distance": float(circular_by_cuts(hue_histogram(pictures[i]), hue_histogram(pictures[j]))),
        "spectrum_distance": float(spectrum_distance(pictures[i], pictures[j])),
    })

histograms = []
for bins in (7, 12, 24):
    a, b = rng.dirichlet(numpy.ones(bins) / 2, 2)
    histograms.append({"a": a.tolist(), "b": b.tolist(), "distance": float(circular_by_transport(a, b))})

distance = lambda a, b: float(numpy.sqrt(((lab(a) - lab(b)) ** 2).sum(-1).mean()))
samples = [picture(5, 6, (0.5, 0.4, 0.3), 0.1) for _ in range(3)]
mean = numpy.mean([distance(samples[a], samples[b]) for a, b in [(0, 1), (0, 2), (1, 2)]])
diversity = {
    "images": [array(image) for image in samples],
    "over_two": mean / distance(pictures[0], pictures[2]),
    "over_one": mean / float(numpy.sqrt(2 * lab(pictures[0]).reshape(-1, 3).var(0).sum())),
}
result = {"pictures": [array(image) for image in pictures], "directions": directions.tolist(), "cases": cases,
          "histograms": histograms, "diversity": diversity}
(pathlib.Path(__file__).parent / "metrics.json").write_text(json.dumps(result, indent=1) + "\n")
