import { expect } from "chai";
import { PassThrough } from "node:stream";
import { progressView } from "../../src/cli/progress";

const scales = [
  { height: 10, width: 20, exemplar: { height: 10, width: 20 }, evaluations: 4 }, // 800 of 2400 pixels
  { height: 20, width: 40, exemplar: { height: 20, width: 40 }, evaluations: 2 },
];

/** What a run of a second an evaluation shows, as text. */
function shown(isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  let milliseconds = 0;
  const view = progressView(scales, () => (milliseconds += 1000), stream as unknown as NodeJS.WriteStream);
  scales.forEach(({ evaluations }, scale) => {
    for (let evaluation = 1; evaluation <= evaluations; evaluation++)
      view.update({ scale, evaluation, best: 0.5 / evaluation });
  });
  view.end();
  return (stream.read() as Buffer).toString().replaceAll(/\x1b(?:\[[?\d;]*[A-Za-z]|[78])/g, "");
}

describe("cli/progress", () => {
  it("is a line a scale where there is no terminal", () => {
    expect(shown(false)).to.equal(
      "20×10: 4 evaluations, objective 1.250e-1\n40×20: 2 evaluations, objective 2.500e-1\n",
    );
  });

  it("is a bar on a terminal: size, share of all pixels, objective, rate and time left", () => {
    const text = shown(true);
    expect(text).to.include("40×20 [========================] 100%  objective 2.500e-1  1.0/s  0 s left");
    expect(text).not.to.match(/[{}]|NaN|undefined/);
  });
});
