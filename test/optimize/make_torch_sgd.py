"""Writes torch-sgd.json: five steps of PyTorch's SGD on a small quadratic, for sgd.test.ts.

Made with PyTorch 2.13.0 (CPU); run `python test/optimize/make_torch_sgd.py` to make it again.
"""

import json
from pathlib import Path

import torch

curvature = torch.tensor([1.0, 10.0, 0.1], dtype=torch.float64)
goal = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
options = {"lr": 0.05, "momentum": 0.8, "weight_decay": 0.3}
limit = 10.0

x = torch.tensor([0.0, 0.3, -1.0], dtype=torch.float64, requires_grad=True)
sgd = torch.optim.SGD([x], **options)
iterates = [x.tolist()]
norms = []
for _ in range(5):
    sgd.zero_grad()
    (0.5 * curvature * (x - goal) ** 2).sum().backward()
    norms.append(float(torch.linalg.vector_norm(x.grad)))
    if norms[-1] > limit:
        x.grad.mul_(limit / norms[-1])
    sgd.step()
    iterates.append(x.tolist())

golden = {"torch": torch.__version__, "options": options, "limit": limit, "norms": norms, "iterates": iterates}
Path(__file__).with_name("torch-sgd.json").write_text(json.dumps(golden, indent=1) + "\n")
