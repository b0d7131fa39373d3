import { expect } from "chai";
import { checkLoss } from "../../src/analysis/check-loss";
import { reportText } from "../../src/analysis/loss-report";
import { scalar } from "../../src/core/ndarray";
import {
  add,
  cast,
  customGrad,
  div,
  fft,
  gather,
  keep,
  log,
  mean,
  mul,
  real,
  relu,
  spaceToBatchND,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  topk,
  transpose,
  type Tensor,
  type Tensor4D,
} from "../../src/core/tensor";
import { lossKinds, lossNamed } from "../../src/losses";
import type { Loss } from "../../src/losses/loss";

const average = (map: Tensor): Tensor => mean(map, [0, 1, 2]);

/** ‖μ − μ̂‖², sound; each fault below is one change to it. */
const sound: Loss = {
  name: "mine",
  prepare: (exemplar) => ({ center: average(exemplar) }),
  measure: (candidate, { center }) => sum(square(sub(average(candidate), center!))),
};

/** x, with half the gradient that it has. */
const halved = customGrad((x) => ({ value: (x as Tensor).clone(), gradFunc: (dy: Tensor) => div(dy, 2) }));

let calls = 0;
const faults: Readonly<Record<string, readonly [Partial<Loss>, string, string]>> = {
  "a wrong gradient": [{ measure: (map, t) => sound.measure(halved(map) as Tensor4D, t, {}) }, "gradient", "central differences"], // prettier-ignore
  "a part that is cut off": [
    { measure: (map, t) => add(sound.measure(map, t, {}), tensor(mean(square(map)).dataSync()[0]!)) },
    "gradient",
    "central differences",
  ],
  "TopK without a gradient": [{ measure: (map, t) => add(sound.measure(map, t, {}), sum(topk(map, 2).values)) }, "gradient", "the op TopK has no gradient in tfjs; sort with `rearranged`"], // prettier-ignore
  "a Fourier transform": [{ measure: (map, t) => add(sound.measure(map, t, {}), sum(real(fft(cast(transpose(map), "complex64"))))) }, "gradient", "no gradient in tfjs"], // prettier-ignore
  "no dependence on the candidate": [{ measure: (_, { center }) => sum(center!) }, "gradient", "does not depend on the candidate"], // prettier-ignore
  "an op without a rule": [{ measure: (map, t) => add(sound.measure(map, t, {}), mean(spaceToBatchND(map, [1, 1], [[0, 0], [0, 0]]))) }, "compiled, 64×64", "src/engine/kernels"], // prettier-ignore
  "NaN at zero by a root": [{ measure: (map, t) => sqrt(sound.measure(map, t, {})) }, "finite", "zeros on both sides; guard"], // prettier-ignore
  "NaN at zero by a quotient": [{ measure: (map, t) => sum(square(sub(div(average(map), t.center!), 1))) }, "finite", "an exemplar of zeros"], // prettier-ignore
  "infinity by a logarithm": [{ measure: (map, t) => add(sound.measure(map, t, {}), square(mean(log(map)))) }, "finite", "a candidate of zeros"], // prettier-ignore
  "another name for its target": [{ prepare: (exemplar) => ({ centre: average(exemplar) }) }, "gradient", "measure: "],
  "no scalar": [{ measure: (map, { center }) => square(sub(average(map), center!)) }, "gradient", "measure: expected a scalar, got shape [4]"], // prettier-ignore
  "chance inside measure": [{ measure: (map, t) => mul(sound.measure(map, t, {}), 1 + Math.random()) }, "repeatable", "draw what is random in draw"], // prettier-ignore
  "a state": [{ measure: (map, t) => mul(sound.measure(map, t, {}), ++calls) }, "repeatable", "keep no state"],
  "tensors left behind": [{ measure: (map, t) => sum(keep(square(sub(average(map), t.center!)))) }, "memory", "1 tensors outlive"], // prettier-ignore
  "a throw in draw": [{ draw: () => { throw new Error("no dice"); } }, "runs", "draw: no dice"], // prettier-ignore
  "a throw in prepare": [{ prepare: () => { throw new Error("no such map"); } }, "runs", "prepare: no such map"], // prettier-ignore
  "a throw in finish": [{ finish: () => { throw new Error("no eigenvectors"); } }, "runs", "finish: no eigenvectors"], // prettier-ignore
  "a look at values": [{ measure: (map, t) => mul(sound.measure(map, t, {}), average(map).dataSync().length) }, "compiled, 64×64", "not at values"], // prettier-ignore
};

describe("analysis/checkLoss", function () {
  this.timeout(60_000);

  it("passes a sound loss, and tells what it is like", async () => {
    const report = await checkLoss(sound);
    expect(report).to.include({ loss: "mine", passed: true });
    expect(report.checks.map(({ name, outcome }) => `${name}: ${outcome}`)).to.deep.equal([
      ...["gradient: passed", "finite: passed", "repeatable: passed", "memory: passed", "at the exemplar: passed"],
      ...["sign: passed", "positions: noted", "compiled, 64×64: passed", "compiled, 50×37: passed"],
    ]);
    expect(report.checks.find(({ name }) => name === "positions")!.detail).to.equal("blind to where things are");
  });

  for (const [title, [change, check, words]] of Object.entries(faults))
    it(`finds ${title}`, async () => {
      const { passed, checks } = await checkLoss({ ...sound, ...change });
      expect(passed).to.be.false;
      const failure = checks.find(({ name, outcome }) => name === check && outcome === "failed");
      expect(failure, JSON.stringify(checks)).to.not.be.undefined;
      expect(failure!.detail).to.include(words);
      expect(failure!.detail).to.not.include("\n");
    });

  it("notes what is no fault: places, signs, another aim, one size alone", async () => {
    const detail = async (loss: Loss, check: string) => {
      const { passed, checks } = await checkLoss(loss);
      expect(passed, JSON.stringify(checks)).to.be.true;
      return checks.find(({ name }) => name === check)!.detail;
    };
    expect(await detail(lossNamed("total_variation"), "at the exemplar")).to.include("it wants something else");
    expect(await detail(lossNamed("content"), "compiled, 50×37")).to.include("an exemplar of the same size alone");
    const negative: Loss = { ...sound, measure: (map, t) => sub(sound.measure(map, t, {}), 1e6) };
    expect(await detail(negative, "sign")).to.include("negative");
  });

  it("takes a kink where the candidate does not stand on it, and a drawn loss as drawn", async () => {
    const drawn: Loss = {
      name: "drawn",
      draw: (_, random) => ({ channel: scalar(random.below(3)), shift: scalar(random.uniform()) }),
      prepare: (exemplar, _, { channel }) => ({ center: gather(average(exemplar), cast(channel!, "int32")) }),
      measure: (candidate, { center }, { channel, shift }) =>
        square(sub(gather(average(relu(sub(candidate, shift!))), cast(channel!, "int32")), center!)),
    };
    const { checks } = await checkLoss(drawn);
    expect(checks.filter(({ outcome }) => outcome === "failed")).to.deep.equal([]);
  });

  for (const kind of lossKinds)
    it(`passes ${kind.name}`, async () => {
      const { checks } = await checkLoss(kind.with());
      expect(checks.filter(({ outcome }) => outcome === "failed")).to.deep.equal([]);
    });
});

describe("analysis/reportText", () => {
  it("is a line a check under the verdict", () => {
    const checks = [
      { name: "gradient", outcome: "passed", detail: "off by 0" },
      { name: "sign", outcome: "failed", detail: "negative" },
    ] as const;
    expect(reportText({ loss: "mine", passed: false, checks })).to.equal(
      "mine: not sound\n  ok      gradient  off by 0\n  FAILED  sign      negative",
    );
  });
});
