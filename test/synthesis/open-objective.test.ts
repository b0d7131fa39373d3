import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { climb } from "../../src/synthesis/climb";
import { openObjective } from "../../src/synthesis/open-objective";
import type { Image } from "../../src/image/image";
import { starts } from "../../src/noise";
import { random } from "../../src/core/random";
import { compiled } from "../support/compiled";
import { cloth, small } from "./small";

const noise = starts.uniform({ height: 32, width: 48, exemplar: cloth, random: random(1, "test") });
const options = { features: "random-pyramid", layers: [{ layer: "level1", weight: 2 }], losses: ["gram", "mean"] };

describe("synthesis/openObjective", () => {
  it("is what a run of one scale minimizes", async () => {
    const objective = await openObjective(cloth, { ...options, scales: 3, init: "uniform" });
    expect(objective.settings.scales).to.have.length(1);
    const run = small({ ...options, scales: 1, init: "uniform", evaluations: [1] });
    const { curves } = await climb({ exemplar: cloth }, run, { engine: compiled, weights: null });
    const start = starts.uniform({ height: 32, width: 48, exemplar: cloth, random: random(1, "start/0") });
    const { value, terms } = await objective.evaluate(start);
    expect(value).to.equal(curves[0]!.total[0]);
    expect(terms["mean@level1"]).to.equal(curves[0]!.terms["mean@level1"]![0]);
    expect(objective.weights).to.deep.equal({ "gram@level1": 2, "mean@level1": 2 });
    await objective.release();
  });

  it("has the gradient per unit of the picture", async () => {
    const { evaluate, release } = await openObjective(cloth, options);
    const { gradient } = await evaluate(noise);
    const size = Math.hypot(...gradient.data);
    const moved = (step: number): Image => ({
      ...noise,
      data: noise.data.map((level, i) => level + (step * gradient.data[i]!) / size),
    });
    const [up, down] = [await evaluate(moved(0.05)), await evaluate(moved(-0.05))];
    expect((up.value - down.value) / 0.1 / size).to.be.closeTo(1, 5e-3);
    await release();
  });

  it("refuses a picture of another size", async () => {
    const { evaluate, release } = await openObjective(cloth, options);
    const error: unknown = await evaluate({ ...noise, height: 48, width: 32 }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(UsageError);
    expect(error).to.have.property("message").that.includes("a picture of 48×32 pixels");
    await release();
  });
});
