"""Writes color.json: colors and color differences by colour-science and scikit-image, and the published CIEDE2000 pairs.

Run: python test/golden/make_color.py      (made with colour-science 0.4.7, scikit-image 0.26.0, numpy 2.4.6)
"""

import json
import pathlib

import colour
import numpy
import skimage.color

# Sharma, Wu & Dalal 2005, table 1: L1 a1 b1, L2 a2 b2, difference. They visit each branch of the formula.
PAIRS = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425
50 3.1571 -77.2803 50 0 -82.7485 2.8615
50 2.8361 -74.02 50 0 -82.7485 3.4412
50 -1.3802 -84.2814 50 0 -82.7485 1
50 -1.1848 -84.8006 50 0 -82.7485 1
50 -0.9009 -85.5211 50 0 -82.7485 1
50 0 0 50 -1 2 2.3669
50 -1 2 50 0 0 2.3669
50 2.49 -0.001 50 -2.49 0.0009 7.1792
50 2.49 -0.001 50 -2.49 0.001 7.1792
50 2.49 -0.001 50 -2.49 0.0011 7.2195
50 2.49 -0.001 50 -2.49 0.0012 7.2195
50 -0.001 2.49 50 0.0009 -2.49 4.8045
50 -0.001 2.49 50 0.001 -2.49 4.8045
50 -0.001 2.49 50 0.0011 -2.49 4.7461
50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492
50 2.5 0 61 -5 29 22.8977
50 2.5 0 56 -27 -3 31.903
50 2.5 0 58 24 15 19.4535
50 2.5 0 50 3.1736 0.5854 1
50 2.5 0 50 3.2972 0 1
50 2.5 0 50 1.8634 0.5757 1
50 2.5 0 50 3.2592 0.335 1
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.263
61.2901 3.7196 -5.3901 61.4292 2.248 -4.962 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.694 23.0331 14.973 -42.5619 2.0373
36.4612 47.858 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.441 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.135 0.9033 -0.0636 -0.5514 0.9082
"""

rng = numpy.random.default_rng(3)
# Corners, a dark one on the straight pieces of both curves, and some others.
rgb = numpy.array([[0, 0, 0], [1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.02, 0.03, 0.01], [0.5, 0.5, 0.5]])
rgb = numpy.concatenate([rgb, rng.uniform(0, 1, (9, 3)).round(4)])

srgb = colour.RGB_COLOURSPACES["sRGB"].copy()
srgb.use_derived_matrix_RGB_to_XYZ = True  # from the primaries, not the standard's four digits
xyz = colour.RGB_to_XYZ(rgb, srgb, apply_cctf_decoding=True)
pairs = numpy.array([line.split() for line in PAIRS.split("\n") if line], dtype=float)
random_pairs = numpy.concatenate([rng.uniform(0, 100, (40, 1)), rng.uniform(-90, 90, (40, 2)), rng.uniform(0, 100, (40, 1)),
                                  rng.uniform(-90, 90, (40, 2))], axis=1).round(3)

# Reinhard et al. 2001 by their printed matrices, on colour-science's linear light; the offset is half a level's light.
cones = numpy.array([[0.3811, 0.5783, 0.0402], [0.1967, 0.7244, 0.0782], [0.0241, 0.1288, 0.8444]])
axes = numpy.diag([1 / 3**0.5, 1 / 6**0.5, 1 / 2**0.5]) @ numpy.array([[1, 1, 1], [1, 1, -2], [1, -1, 0]])
logs = numpy.log10(colour.cctf_decoding(rgb, "sRGB") @ cones.T + colour.cctf_decoding(0.5 / 255, "sRGB"))

result = {
    "rgb": rgb.tolist(),
    "linear": colour.cctf_decoding(rgb, "sRGB").tolist(),
    "xyz": xyz.tolist(),
    "lab": colour.XYZ_to_Lab(xyz, srgb.whitepoint).tolist(),
    # Another matrix, of six digits, and another white.
    "lab_skimage": skimage.color.rgb2lab(rgb[None])[0].tolist(),
    "yiq": skimage.color.rgb2yiq(rgb).tolist(),
    "yuv": skimage.color.rgb2yuv(rgb).tolist(),
    "l_alpha_beta": (logs @ axes.T).tolist(),
    "published": pairs.tolist(),
    "pairs": numpy.column_stack([random_pairs, colour.difference.delta_E_CIE2000(random_pairs[:, :3], random_pairs[:, 3:]),
                                 skimage.color.deltaE_ciede2000(random_pairs[:, :3], random_pairs[:, 3:])]).tolist(),
}
(pathlib.Path(__file__).parent / "color.json").write_text(json.dumps(result, indent=1) + "\n")
