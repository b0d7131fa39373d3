"""Writes histogram.json: two pictures of different sizes without ties, and one matched to the other by scikit-image.

Run: python test/golden/make_histogram.py      (made with scikit-image 0.26.0, numpy 2.4.6)
"""

import json
import pathlib

import numpy
import skimage.exposure


def picture(height, width, bend, offset):
    """Each channel: evenly spaced levels in a scrambled order, bent by a power, so that no gap between levels is large."""
    count = height * width
    channels = []
    for channel in range(3):
        levels = ((numpy.arange(count) + 0.5) / count) ** bend[channel]
        channels.append(levels[(numpy.arange(count) * 389 + offset * (channel + 1)) % count])
    return numpy.stack(channels, -1).reshape(height, width, 3).round(5)


image = picture(20, 26, (1, 0.7, 1.4), 5)
reference = picture(24, 30, (1.5, 1, 0.8), 11)
matched = skimage.exposure.match_histograms(image, reference, channel_axis=-1)
result = {
    name: {"height": array.shape[0], "width": array.shape[1], "data": array.round(5).ravel().tolist()}
    for name, array in {"image": image, "reference": reference, "matched": matched}.items()
}
(pathlib.Path(__file__).parent / "histogram.json").write_text(json.dumps(result) + "\n")
