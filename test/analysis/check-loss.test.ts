import { expect } from "chai";
import { checkLoss } from "../../src/analysis/check-loss";
import { looker } from "../../src/analysis/looker";
import { reportText } from "../../src/analysis/loss-report";
import { lookOnMaps } from "../../src/analysis/maps-look";
import { scalar } from "../../src/core/ndarray";
import { add, cast, gather, mean, mul, relu, sin, sqrt, square, sub, sum, type Tensor } from "../../src/core/tensor";
import { lossKinds, lossNamed } from "../../src/losses";
import type { Loss } from "../../src/losses/loss";
import { average, broken, sound, wrong } from "./faulty";

const outcomes = async (loss: Loss) => {
  const { checks } = await checkLoss(loss);
  return checks.map(({ name, outcome }) => `${name}: ${outcome}`);
};
/** The checks that need no engine run: a quarter of the time. */
const onMaps = async (loss: Loss) => {
  const found = looker(loss);
  await lookOnMaps(loss, found);
  return found.checks;
};
const failures = async (loss: Loss) => (await checkLoss(loss)).checks.filter(({ outcome }) => outcome === "failed");

describe("analysis/checkLoss", function () {
  this.timeout(60_000);

  it("passes a sound loss, and tells what it is like", async () => {
    const report = await checkLoss(sound);
    expect(report).to.include({ loss: "mine", passed: true });
    expect(await outcomes(sound)).to.deep.equal([
      ...["sizes: passed", "repeatable: passed", "gradient: passed", "finite: passed", "negative features: passed"],
      ...["memory: passed", "at the exemplar: passed", "sign: passed", "positions: noted", "compiles: passed"],
      ...["compiled, pixels 64×64: passed", "compiled, pixels 50×37: passed"],
      ...["compiled, level3 64×64: passed", "compiled, level3 50×37: passed"],
    ]);
    const found = Object.fromEntries(report.checks.map((check) => [check.name, check]));
    expect(found.positions!.detail).to.include("blind to places");
    expect(found.gradient).to.include({ limit: 1e-3 });
    expect(found.gradient!.measured).to.be.within(0, 1e-4);
    expect(found["compiled, level3 50×37"]).to.include({ limit: 1e-4 });
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report);
  });

  for (const [title, { change, check, says }] of Object.entries({ ...wrong, ...broken }))
    it(`finds ${title}`, async () => {
      const loss = { ...sound, ...change };
      const checks = title in wrong ? await onMaps(loss) : (await checkLoss(loss)).checks;
      const found = checks.find(({ name, outcome }) => name === check && outcome === "failed");
      expect(found, JSON.stringify(checks)).to.not.be.undefined;
      expect(found!.detail).to.include(says);
      for (const { detail } of checks) expect(detail).to.not.match(/\n|undefined \(|internal/);
    });

  it("fails as a whole where one check fails", async () => {
    for (const { change } of [wrong["half the gradient"]!, broken["no scalar"]!, broken["a name that is taken"]!])
      expect((await checkLoss({ ...sound, ...change })).passed).to.be.false;
  });

  it("tells each of several faults, and one that shows everywhere once", async () => {
    const two: Loss = { ...sound, measure: (...given) => add(wrong["NaN by a quotient"]!.change.measure!(...given), broken["an op without a rule"]!.change.measure!(...given)) }; // prettier-ignore
    expect((await failures(two)).map(({ name }) => name)).to.deep.equal(["finite", "compiles"]);
    const { change } = broken["TopK without a gradient"]!;
    expect((await failures({ ...sound, ...change })).map(({ name }) => name)).to.deep.equal(["gradient"]);
  });

  it("does not throw for what is no loss", async () => {
    for (const [given, says] of [
      [undefined, "got undefined"],
      ["gram", "got gram"],
      [{}, "expected a function prepare"],
      [{ ...sound, name: undefined }, "expected a name"],
    ] as const) {
      const { passed, checks } = await checkLoss(given as unknown as Loss);
      expect(passed).to.be.false;
      expect(checks.map(({ detail }) => detail).join()).to.include(says);
    }
  });

  it("notes what is no fault: places, signs, another aim, one size alone, layers behind a ReLU alone", async () => {
    const detail = async (loss: Loss, check: string) => {
      const checks = await onMaps(loss);
      expect(checks.map(({ outcome }) => outcome)).to.not.include("failed");
      return checks.find(({ name, outcome }) => name === check && outcome === "noted")?.detail;
    };
    expect(await detail(lossNamed("total_variation"), "at the exemplar")).to.include("it wants something else");
    expect(await detail(lossNamed("total_variation"), "positions")).to.include("looks at places");
    expect(await detail(lossNamed("content"), "sizes")).to.include("content, prepare: content: expected an output");
    const negative: Loss = { ...sound, measure: (map, t) => sub(sound.measure(map, t, {}), 1) };
    expect(await detail(negative, "sign")).to.include("negative, -");
    const rooted = (map: Tensor) => average(square(sqrt(add(map, 1))));
    const behindRelu: Loss = {
      name: "rooted",
      prepare: (exemplar) => ({ center: rooted(exemplar) }),
      measure: (map, { center }) => sum(square(sub(rooted(map), center!))),
    };
    expect(await detail(behindRelu, "negative features")).to.include("behind a ReLU alone");
  });

  it("takes a kink where the candidate does not stand on it, and a drawn loss as drawn", async () => {
    const drawn: Loss = {
      name: "drawn",
      draw: (_, random) => ({ channel: scalar(random.below(3)), shift: scalar(random.uniform()) }),
      prepare: (exemplar, _, { channel }) => ({ center: gather(average(exemplar), cast(channel!, "int32")) }),
      measure: (candidate, { center }, { channel, shift }) =>
        square(sub(gather(average(relu(sub(candidate, shift!))), cast(channel!, "int32")), center!)),
    };
    expect(await failures(drawn)).to.deep.equal([]);
  });

  it("notes where differences cannot tell, for a value that drowns its slope", async () => {
    const checks = await onMaps({ ...sound, measure: (map, t) => add(sound.measure(map, t, {}), 1e9) });
    expect(checks.find(({ name }) => name === "gradient")).to.include({ outcome: "noted" });
  });

  it("notes engines that differ no more than the last bits of a picture make", async () => {
    const rough: Loss = { ...sound, measure: (map, t) => add(sound.measure(map, t, {}), mean(square(sin(mul(average(map), 1e9))))) }; // prettier-ignore
    const { checks } = await checkLoss(rough);
    const found = checks.find(({ name }) => name === "compiled, level3 64×64");
    expect(found).to.include({ outcome: "noted" });
    expect(found!.measured).to.be.above(1e-4);
  });

  for (const kind of lossKinds)
    it(`passes ${kind.name}`, async () => expect(await failures(kind.with())).to.deep.equal([]));
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
