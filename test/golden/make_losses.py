"""Losses of small maps by their definitions, pair by pair and rank by rank, in float64 (numpy alone).

Run: python make_losses.py   Writes losses.json: {"exemplar", "candidate": {shape, data}, "draws", "losses": {description: value}}.
A description is what `lossNamed` takes. Maps are [1, height, width, channels]; F is positions x channels here.
"""
import json
from itertools import product
from pathlib import Path
import numpy as np

rng = np.random.default_rng(5)
def feature_map(height, width, channels):
    """As features are: not negative, half of them zero, one channel much larger than the rest."""
    return np.maximum(rng.normal(0.3, 1, (1, height, width, channels)), 0).astype("f4").astype("f8") * np.array([1, 2, 3, 20])
exemplar, candidate, same_size = feature_map(4, 6, 4), feature_map(3, 5, 4), feature_map(4, 6, 4)
flat = lambda m: m.reshape(-1, m.shape[3])
x, y = flat(candidate), flat(exemplar)
N = 4
gram = lambda f: f.T @ f / len(f)
mean = lambda f: f.mean(0)
cov = lambda f: np.cov(f.T, bias=True)
sq = lambda a: float((np.asarray(a) ** 2).sum())
out = {}

# Distances of one statistic: {name: (statistic, paper constant)}.
std = lambda f: np.concatenate([f.mean(0), f.std(0)])
for name, stat, paper in [("gram", gram, 1 / (4 * N**2)), ("covariance", cov, 1 / (4 * N**2)), ("mean", mean, 1 / N),
                          ("batchnorm", std, 1 / N), ("mmd_linear", mean, 1)]:
    out[name] = sq(stat(x) - stat(y)) / sq(stat(y))
    out[f"{name}/scale=paper"] = sq(stat(x) - stat(y)) * paper

for s in (0.25, 1):
    g = lambda f: gram(f - s * mean(y))
    out[f"shifted_gram/s={s}"] = sq(g(x) - g(y)) / sq(g(y))
out["shifted_gram/scale=paper"] = sq(gram(x - 0.5 * mean(y)) - gram(y - 0.5 * mean(y))) / (4 * N**2)

values, vectors = np.linalg.eigh(cov(y))
for k in (1, 3):
    basis = vectors[:, np.argsort(values)[::-1][:k]]
    d = basis.T @ (gram(x) - gram(y)) @ basis
    out[f"gram_pca/components={k}"] = sq(d) / sq(basis.T @ gram(y) @ basis)
    out[f"gram_pca/components={k}/scale=paper"] = sq(d) / (4 * k**2)
out["gram_pca/scale=paper"] = sq(vectors.T @ (gram(x) - gram(y)) @ vectors) / (4 * N**2)

def mmd2(kernel):
    pairs = lambda a, b: np.mean([kernel(p, q) for p, q in product(a, b)])
    own = pairs(y, y)
    return pairs(x, x) + own - 2 * pairs(x, y), own
def put(description, kernel):
    value, own = mmd2(kernel)
    head, *options = description.split("/")
    out[description] = value / own
    out["/".join([head, *options, "scale=paper"])] = value
put("mmd_polynomial", lambda p, q: (p @ q) ** 2)
put("mmd_polynomial/c=3", lambda p, q: (p @ q + 3) ** 2)
length = float((y**2).sum(1).mean())
put("mmd_polynomial/c=0.5/unit=exemplar", lambda p, q: (p @ q + 0.5 * length) ** 2)
unit = np.mean([sq(p - q) for p, q in product(y, y)])
put("mmd_gaussian/estimator=full", lambda p, q: np.exp(-sq(p - q) / unit))
put("mmd_gaussian/estimator=full/bandwidths=0.25+3", lambda p, q: (np.exp(-sq(p - q) / unit / 0.25) + np.exp(-sq(p - q) / unit / 3)) / 2)

# Estimates with what they draw given: fourier's normal directions, already times sqrt(2 / b); paired's orders.
draws = {}
w = rng.standard_normal((N, 6)) * np.sqrt(2 / np.array([0.5, 2] * 3))
w = w.astype("f4").astype("f8")
phi = lambda f: np.concatenate([np.cos(f @ w / unit**0.5).mean(0), np.sin(f @ w / unit**0.5).mean(0)]) / 6**0.5
name = "mmd_gaussian/bandwidths=0.5+2/frequencies=6"
draws[name] = draws[name + "/scale=paper"] = {"frequencies": {"shape": [N, 6], "data": w.ravel().tolist()}}
centered = lambda f: phi(f - mean(y))
out[name] = sq(centered(x) - centered(y)) / sq(centered(y))
out[name + "/scale=paper"] = sq(centered(x) - centered(y))
order, own_order = rng.permutation(len(x))[:14], rng.permutation(len(y))[:14]
for name, per_draw in [("mmd_gaussian/estimator=paired", False), ("mmd_gaussian/estimator=paired/bandwidth_from=draw", True)]:
    x0, x1, y0, y1 = x[order[:7]], x[order[7:]], y[own_order[:7]], y[own_order[7:]]
    d = lambda a, b: ((a - b) ** 2).sum(1)
    u = np.mean([d(x0, x1), d(y0, y1), d(x0, y1), d(x1, y0)]) if per_draw else unit
    k = lambda a, b: np.exp(-d(a, b) / u).mean()
    value = k(x0, x1) + k(y0, y1) - k(x0, y1) - k(x1, y0)
    out[name] = value / np.exp(-d(y0, y1) / unit).mean()
    out[name + "/scale=paper"] = value
    draws[name] = draws[name + "/scale=paper"] = {
        "order": {"shape": [14], "data": order.tolist()}, "exemplar_order": {"shape": [14], "data": own_order.tolist()}}

sigmoid = lambda f: 1 / (1 + np.exp(-f))
def moments(f, k): return [f.mean(0)] + [((f - f.mean(0)) ** i).mean(0) for i in range(2, k + 1)]
rms = np.sqrt((y**2).mean())
for k in (5, 3):
    name = "cmd" if k == 5 else f"cmd/moments={k}"
    a, b = moments(sigmoid(x / rms), k), moments(sigmoid(y / rms), k)
    out[name] = sum(np.linalg.norm(p - q) for p, q in zip(a, b)) / sum(np.linalg.norm(q) for q in b)
    a, b = moments(sigmoid(x), k), moments(sigmoid(y), k)
    out[name + "/scale=paper"] = sum(np.linalg.norm(p - q) for p, q in zip(a, b))

def quantiles(values, count):
    """The values at equally spaced ranks, by straight lines between one's own."""
    v = np.sort(values)
    return np.interp((np.arange(count) + 0.5) * len(v) / count - 0.5, np.arange(len(v)), v)
def wasserstein(a, b): return np.mean((np.sort(a) - quantiles(b, len(a))) ** 2)
out["histogram"] = np.mean([wasserstein(x[:, i], y[:, i]) for i in range(N)]) / np.mean(y**2)
out["histogram/scale=paper"] = np.mean([wasserstein(x[:, i], y[:, i]) for i in range(N)])
v = rng.standard_normal((5, N)); v /= np.linalg.norm(v, axis=1, keepdims=True); v = v.astype("f4").astype("f8")
given = {"directions": {"shape": [5, N], "data": v.ravel().tolist()}}
out["sliced_wasserstein/directions=5"] = np.mean([wasserstein(x @ w, y @ w) for w in v]) / np.mean((y @ v.T) ** 2)
out["sliced_wasserstein/directions=5/scale=paper"] = np.mean([wasserstein(x @ w, y @ w) for w in v])
cells = lambda m: [flat(m[:, a:b, c:d]) for a, b in zip(edges(m.shape[1]), edges(m.shape[1])[1:]) for c, d in zip(edges(m.shape[2]), edges(m.shape[2])[1:])]
edges = lambda size: [0, int(np.floor(size / 2 + 0.5)), size]
total = sum(len(a) * np.mean([wasserstein(a @ w, b @ w) for w in v]) for a, b in zip(cells(candidate), cells(exemplar)))
out["sliced_wasserstein/directions=5/tags=2/scale=paper"] = total / len(x)
for name in list(out):
    if name.startswith("sliced"): draws[name] = given

out["color_moments"] = sq(mean(x) - mean(y)) / sq(mean(y)) + sq(cov(x) - cov(y)) / sq(cov(y))
def variation(m, p): return (np.abs(np.diff(m, axis=1)) ** p).mean() + (np.abs(np.diff(m, axis=2)) ** p).mean()
for p in (2, 1):
    name = "total_variation" + ("" if p == 2 else "/exponent=1")
    out[name] = variation(candidate, p) / variation(exemplar, p)
    out[name + "/scale=paper"] = variation(candidate, p)

array = lambda a: {"shape": list(a.shape), "data": [float(np.float32(v)) for v in a.ravel()]}
result = {"exemplar": array(exemplar), "candidate": array(candidate), "same_size": array(same_size), "draws": draws,
          "losses": {k: float(v) for k, v in out.items()},
          "same_size_losses": {"content": sq(same_size - exemplar) / sq(exemplar), "content/scale=paper": sq(same_size - exemplar) / 2}}
(Path(__file__).parent / "losses.json").write_text(json.dumps(result, indent=1) + "\n")
