"""PyTorch + SciPy climbing the same scales as the workbench, for a fair comparison of the two.

  python peer_coarse_to_fine.py --image I --weights W --scales '[{"size": 32, "layers": ["relu1_1"], "evaluations": 200}, ...]' --target E

Objective, start and bounds as in torch_peer.py; each scale starts from the last one's result, enlarged (bicubic), plus
noise of 5 on the 0..255 scale. Stops at the target on the last scale. Prints one JSON object.
"""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as fn
from PIL import Image
from safetensors.torch import load_file
from scipy.optimize import minimize

arguments = argparse.ArgumentParser()
arguments.add_argument("--image", required=True)
arguments.add_argument("--weights", required=True)
arguments.add_argument("--scales", required=True)
arguments.add_argument("--target", type=float, required=True)
arguments.add_argument("--threads", type=int, default=2)
a = arguments.parse_args()
torch.set_num_threads(a.threads)

MEAN = torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
FORMAT = torch.channels_last
kernels = {
    name: w.permute(3, 2, 0, 1).contiguous(memory_format=FORMAT) if name.endswith("kernel") else w
    for name, w in load_file(a.weights).items()
}


class Reached(Exception):
    pass


def features(x, layers):
    x, maps = x.contiguous(memory_format=FORMAT), []
    for block, count in enumerate([2, 2, 3, 3], 1):
        for i in range(1, count + 1):
            x = fn.relu(fn.conv2d(x, kernels[f"block{block}_conv{i}/kernel"], kernels[f"block{block}_conv{i}/bias"], padding=1))
            if f"relu{block}_{i}" in layers:
                maps.append(x)
            if len(maps) == len(layers):
                return maps
        x = fn.avg_pool2d(x, 2)
        if f"pool{block}" in layers:
            maps.append(x)
        if len(maps) == len(layers):
            return maps
    return maps


def gram(f):
    f = f.reshape(f.shape[1], -1)
    return f @ f.T / f.shape[1]


picture = Image.open(a.image).convert("RGB")
rng = np.random.default_rng(1)
began = time.perf_counter()
image, evaluations, objective = None, [], float("nan")
scales = json.loads(a.scales)
for index, scale in enumerate(scales):
    size, layers = scale["size"], scale["layers"]
    rgb = np.asarray(picture.resize((size, size), Image.BOX)).astype("f4")
    target = torch.from_numpy(rgb[..., ::-1].copy()).permute(2, 0, 1)[None] - MEAN
    with torch.no_grad():
        grams = [gram(f) for f in features(target, layers)]
    inverse_norms = [1 / (g**2).sum() for g in grams]
    low = (-MEAN.expand(target.shape)).numpy().ravel().astype("f8")
    if image is None:
        flat = target[0].reshape(3, -1).numpy().astype("f8")
        start = (flat.mean(1)[:, None] + np.linalg.cholesky(np.cov(flat)) @ rng.standard_normal(flat.shape)).ravel()
    else:
        enlarged = fn.interpolate(image, size=(size, size), mode="bicubic")
        start = enlarged.numpy().ravel().astype("f8") + 5 * rng.standard_normal(enlarged.numel())
    last = index == len(scales) - 1
    count = 0

    def value_and_gradient(v):
        global count, objective
        x = torch.from_numpy(v.reshape(target.shape).astype("f4")).requires_grad_(True)
        e = sum(s * ((gram(f) - g) ** 2).sum() for s, f, g in zip(inverse_norms, features(x, layers), grams))
        e.backward()
        count += 1
        if last:
            objective = e.item()
            if objective <= a.target:
                raise Reached
        return e.item(), x.grad.contiguous().numpy().astype("f8").ravel()

    options = dict(maxiter=10**6, maxfun=scale["evaluations"], maxcor=20, ftol=0, gtol=0)
    try:
        result = minimize(value_and_gradient, np.clip(start, low, low + 255), jac=True, method="L-BFGS-B", bounds=list(zip(low, low + 255)), options=options)
        image = torch.from_numpy(result.x.reshape(target.shape)).float()
    except Reached:
        pass
    evaluations.append(count)
print(json.dumps({"seconds": time.perf_counter() - began, "evaluations": evaluations, "objective": objective, "reached": objective <= a.target}))
