import { expect } from "chai";
import { PassThrough } from "node:stream";
import { lineView } from "../../../src/notebook/live/line";
import { evaluation, result, settings } from "./run";

function watched(columns = 120) {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns });
  const time = { at: 0 };
  const view = lineView(stream as unknown as NodeJS.WriteStream, settings, () => time.at);
  const lines = () => ((stream.read() as Buffer | null)?.toString() ?? "").split("\r\x1b[2K");
  return { view, time, lines };
}

describe("notebook/live/line", () => {
  it("is one line that changes a few times a second, and says in the end how it came out", async () => {
    const { view, time, lines } = watched();
    view.update(evaluation([4], 0));
    time.at = 100;
    view.update(evaluation([4, 3], 0));
    time.at = 250;
    view.update(evaluation([4, 3, 2], 0));
    time.at = 2500;
    await view.end(result());
    expect(lines()).to.deep.equal([
      "",
      "scale 1 of 2, 24×16: evaluation 1 of 6 · 1000.0/s · … left · objective 4.000e+0",
      "scale 1 of 2, 24×16: evaluation 3 of 6 · 642.9/s · 4 s left · objective 2.000e+0",
      "48×32 · objective 5.000e-1 · 5 evaluations in 2.5 s · evaluation limit\n",
    ]);
  });

  it("keeps to its line on a narrow terminal, and leaves it where the run fails", async () => {
    const { view, lines } = watched(20);
    view.update(evaluation([4], 0));
    await view.fail();
    expect(lines()).to.deep.equal(["", "scale 1 of 2, 24×16\n"]);
  });
});
