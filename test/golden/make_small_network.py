"""Writes small-network.json: a network of two convolutions in PyTorch (float64), for tests that need no trained weights.

x = 255 image - 127.5;  map1 = relu(conv(x, 5 x 3 x 3 x 3) + b);  map2 = pool(map1, 2);  map3 = relu(conv(map2, 4 x 5 x 3 x 3) + b)
G = F F^T / M of each (F with N channels x M positions), E the exemplar's G.
paper = sum over maps 2 and 3 of ||G - E||^2 / (4 N^2);  relative = ... of ||G - E||^2 / ||E||^2.
Images are R, G, B in 0..1, height x width x 3; kernels height x width x in x out; gradients per unit of the image.

Run: python test/golden/make_small_network.py      (needs torch and numpy; made with torch 2.13.0, numpy 2.4.6)
"""

import json
import pathlib

import numpy
import torch
import torch.nn.functional as fn

torch.set_default_dtype(torch.float64)
random = numpy.random.default_rng(11)


def drawn(*shape, scale=1.0):
    """Normal numbers, exact in float32."""
    return (random.standard_normal(shape) * scale).astype("f4").astype("f8")


image = random.random((7, 10, 3), dtype="f4").astype("f8")
exemplar = (random.random((6, 5, 3), dtype="f4") * numpy.float32(0.5)).astype("f8")
kernel1, bias1 = drawn(3, 3, 3, 5, scale=0.25), drawn(5, scale=20)
kernel2, bias2 = drawn(3, 3, 5, 4, scale=0.25), drawn(4, scale=20)


def convolve(x, kernel, bias, padding):
    x = fn.pad(x, (1, 1, 1, 1), mode={"zero": "constant"}.get(padding, padding))
    return fn.relu(fn.conv2d(x, torch.from_numpy(kernel).permute(3, 2, 0, 1), torch.from_numpy(bias)))


def maps(image, pooling, padding):
    x = 255 * image.permute(2, 0, 1)[None] - 127.5
    first = convolve(x, kernel1, bias1, padding)
    second = (fn.avg_pool2d if pooling == "average" else fn.max_pool2d)(first, 2)
    return {"map1": first, "map2": second, "map3": convolve(second, kernel2, bias2, padding)}


def gram(features):
    flat = features.reshape(features.shape[1], -1)
    return flat @ flat.T / flat.shape[1]


def numbers(array):
    return [float(f"{value:.9g}") for value in numpy.ravel(array)]


cases = []
for pooling in ("average", "max"):
    for padding in ("zero", "reflect", "circular"):
        targets = {name: gram(found) for name, found in maps(torch.from_numpy(exemplar), pooling, padding).items()}
        case = {"pooling": pooling, "padding": padding, "objectives": {}}
        for loss in ("paper", "relative"):
            x = torch.from_numpy(image).requires_grad_(True)
            found = maps(x, pooling, padding)
            terms = [
                ((gram(found[name]) - targets[name]) ** 2).sum()
                / (4 * found[name].shape[1] ** 2 if loss == "paper" else (targets[name] ** 2).sum())
                for name in ("map2", "map3")
            ]
            sum(terms).backward()
            case["objectives"][loss] = {"terms": [term.item() for term in terms], "gradient": numbers(x.grad.numpy())}
        case["map3"] = numbers(found["map3"][0].permute(1, 2, 0).detach().numpy())
        case["gram1"] = numbers(gram(found["map1"]).detach().numpy())
        cases.append(case)

content = {
    "height": 7,
    "width": 10,
    "image": numbers(image),
    "exemplar": {"height": 6, "width": 5, "image": numbers(exemplar)},
    "kernels": [numbers(kernel1), numbers(kernel2)],
    "biases": [numbers(bias1), numbers(bias2)],
    "cases": cases,
}
path = pathlib.Path(__file__).with_name("small-network.json")
path.write_text(json.dumps(content).replace('"cases": ', '\n"cases": ').replace('{"pooling"', '\n{"pooling"') + "\n")
