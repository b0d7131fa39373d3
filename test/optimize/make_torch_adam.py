"""Writes torch-adam.json: five steps of PyTorch's Adam on a small quadratic, for adam.test.ts.

Made with PyTorch 2.13.0 (CPU); run `python test/optimize/make_torch_adam.py` to make it again.
"""

import json
from pathlib import Path

import torch

curvature = torch.tensor([1.0, 10.0, 0.1], dtype=torch.float64)
goal = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
options = {"lr": 0.05, "betas": (0.8, 0.99), "eps": 1e-3}

x = torch.tensor([0.0, 0.3, -1.0], dtype=torch.float64, requires_grad=True)
adam = torch.optim.Adam([x], **options)
iterates = [x.tolist()]
for _ in range(5):
    adam.zero_grad()
    (0.5 * curvature * (x - goal) ** 2).sum().backward()
    adam.step()
    iterates.append(x.tolist())

golden = {"torch": torch.__version__, "options": options, "iterates": iterates}
Path(__file__).with_name("torch-adam.json").write_text(json.dumps(golden, indent=1) + "\n")
