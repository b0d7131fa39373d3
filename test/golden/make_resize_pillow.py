"""Writes resize-pillow.json: what Pillow makes of a small random picture in its float mode ("F", nothing is rounded).

Run: python test/golden/make_resize_pillow.py      (needs pillow and numpy; made with Pillow 13.0.0, numpy 2.4.6)
"""

import json
import pathlib

import numpy
from PIL import Image

KERNELS = {
    "nearest": Image.Resampling.NEAREST,
    "area": Image.Resampling.BOX,
    "linear": Image.Resampling.BILINEAR,
    "cubic": Image.Resampling.BICUBIC,
    "lanczos3": Image.Resampling.LANCZOS,
}
HEIGHT, WIDTH = 7, 10
# Height, width: smaller, larger, one of each, whole and broken ratios, down to one pixel, the same.
SIZES = [(3, 4), (14, 20), (17, 6), (5, 23), (1, 1), (7, 10)]


def rounded(array):
    return [round(float(value), 8) for value in array.ravel()]


picture = numpy.random.default_rng(7).random((HEIGHT, WIDTH), dtype=numpy.float32)
cases = []
for kernel, method in KERNELS.items():
    for height, width in SIZES:
        made = Image.fromarray(picture).resize((width, height), method)
        cases.append({"kernel": kernel, "height": height, "width": width, "values": rounded(numpy.asarray(made))})

lines = ",\n".join("    " + json.dumps(case) for case in cases)
text = '{\n  "height": %d,\n  "width": %d,\n  "values": %s,\n  "cases": [\n%s\n  ]\n}\n'
path = pathlib.Path(__file__).with_name("resize-pillow.json")
path.write_text(text % (HEIGHT, WIDTH, json.dumps(rounded(picture)), lines))
