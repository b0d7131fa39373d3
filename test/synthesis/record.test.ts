import { expect } from "chai";
import { recordKey, recordSchema, type PictureInfo } from "../../src/synthesis/record";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { SynthesisOptions } from "../../src/synthesis/settings";

const exemplar: PictureInfo = { source: "a.png", height: 64, width: 96, sha256: "file", pixelsSha256: "pixels" };
const base: SynthesisOptions = { features: "random-vgg" };
const keyOf = (options: SynthesisOptions = {}, info = exemplar, weights: string | null = null) =>
  recordKey(resolveSettings({ ...base, ...options }, info), { exemplar: info }, weights);

/** The same data, every object's keys set in the opposite order. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, turned(entry as unknown)]);
  return Object.fromEntries(entries.reverse()) as T;
}

describe("synthesis/record", () => {
  const changes: Readonly<Record<string, SynthesisOptions>> = {
    features: { features: "vgg19" },
    pooling: { pooling: "max" },
    padding: { padding: "circular" },
    "the network's seed": { networkSeed: 1 },
    scale: { normalized: true },
    layers: { layers: [{ layer: "pool1", weight: 1 }] },
    "a layer's weight": { layers: [{ layer: "pool1", weight: 2 }] },
    loss: { losses: [{ loss: "gram/scale=paper", weight: 1 }] },
    "a loss's weight": { losses: [{ loss: "gram/scale=paper", weight: 2 }] },
    balance: { balance: "value" },
    "another balance": { balance: "gradient" },
    rounds: { rounds: 2 },
    start: { init: "uniform" },
    seed: { seed: 2 },
    size: { size: { height: 64, width: 64 } },
    scales: { scales: 1 },
    evaluations: { evaluations: [100] },
    optimizer: { optimizer: "adam" },
    "learning rate": { optimizer: "adam", learningRate: 0.5 },
    memory: { memory: 10 },
    bounds: { bounds: "exemplar" },
    engine: { engine: "cpu" },
    "its provider": { providers: ["webgpu"] },
    "its providers": { providers: ["webgpu", "cpu"] },
    preset: { preset: "gatys2015" },
    "what the network sees of color": { networkColor: "gray" },
    color: { color: "monge" },
    "when color is handled": { color: "monge", colorStage: "after" },
    "a term for color": { color: "color-term" },
    "its share": { color: "color-term", colorShare: 0.25 },
  };

  it("has another key for each setting that matters", () => {
    const keys = [keyOf(), ...Object.values(changes).map((options) => keyOf(options))];
    const titles = ["none", ...Object.keys(changes)];
    keys.forEach((key, i) => expect(keys.indexOf(key), `${titles[i]!} gives the key of another`).to.equal(i));
    for (const key of keys) expect(key).to.match(/^[0-9a-f]{64}$/);
  });

  it("has another key for other pixels and other weights", () => {
    expect(keyOf({}, { ...exemplar, pixelsSha256: "others" })).not.to.equal(keyOf());
    expect(keyOf({}, exemplar, "weights")).not.to.equal(keyOf());
    expect(keyOf({}, exemplar, "weights")).not.to.equal(keyOf({}, exemplar, "other weights"));
  });

  it("has another key with a content, and with a palette, each by its pixels", () => {
    const settings = resolveSettings(base, exemplar);
    const other = { ...exemplar, pixelsSha256: "others" };
    const keys = [{}, { content: exemplar }, { content: other }, { palette: exemplar }, { palette: other }].map(
      (more) => recordKey(settings, { exemplar, ...more }, null),
    );
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it("has the same key wherever the pixels lie, in whatever file", () => {
    expect(keyOf({}, { ...exemplar, source: "b.png", sha256: "another file" })).to.equal(keyOf());
  });

  it("has the same key whatever order the settings' keys were set in", () => {
    const settings = resolveSettings(base, exemplar);
    expect(JSON.stringify(turned(settings))).not.to.equal(JSON.stringify(settings));
    expect(recordKey(turned(settings), { exemplar }, null)).to.equal(keyOf());
  });

  it("reads what it wrote; what was not finite comes back as NaN", () => {
    const curve = {
      height: 2,
      width: 3,
      total: [Infinity, 1],
      terms: { "a@b": [NaN, 1] },
      weights: { "a@b": 1 },
      rounds: [2],
      stop: "evaluation limit",
    };
    const record = {
      schema: 2,
      kind: "synthesis",
      key: "key",
      options: resolveSettings(base, exemplar),
      seed: 1,
      exemplar,
      weights: { sha256: "weights" },
      versions: { node: "20", algorithms: { synthesis: 1 } },
      engine: "compiled",
      stop: "evaluation limit",
      seconds: 1.5,
      evaluations: 2,
      objective: 1,
      curve: [curve],
    };
    const found = recordSchema.parse(JSON.parse(JSON.stringify(record)));
    expect(found).to.deep.equal({ ...record, curve: [{ ...curve, total: [NaN, 1], terms: { "a@b": [NaN, 1] } }] });
    const stored = JSON.parse(JSON.stringify(record)) as typeof record;
    for (const key of Object.keys(record)) {
      const without = { ...stored, [key]: undefined };
      expect(recordSchema.safeParse(without).success, `a record without ${key}`).to.be.false;
    }
    expect(recordSchema.safeParse(stored).success).to.be.true;
    expect(recordSchema.safeParse({ ...stored, schema: 3 }).success).to.be.false;
  });
});
