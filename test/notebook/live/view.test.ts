import { expect } from "chai";
import { openOutput } from "../../../src/notebook/output";
import { runView } from "../../../src/notebook/live/view";
import { kept, levelsOf, picturesIn, type Sent } from "../bundle";
import { evaluation, image, result, settings } from "./run";

/** A view under a clock of our own; `drawn` waits until a frame is out. */
function watched() {
  const { sent, write } = kept();
  const time = { at: 0 };
  const view = runView(openOutput(write), settings, () => time.at);
  const drawn = async (count: number) => {
    for (let tries = 0; tries < 400 && sent.length < count; tries++) await new Promise((later) => setTimeout(later, 5));
    expect(sent.length).to.equal(count);
  };
  return { sent, time, view, drawn };
}

const text = ({ data }: Sent) => data["text/plain"]!;

describe("notebook/live/view", () => {
  it("shows one output from the beginning to the result, in place", async () => {
    const { sent, time, view, drawn } = watched();
    expect(sent.map(text)).to.deep.equal(["getting ready"]);
    time.at = 500;
    view.update(evaluation([4], 0.5));
    await drawn(2);
    time.at = 4000;
    view.update(evaluation([4, 3], 0.5));
    await drawn(3);
    time.at = 12_000;
    await view.end(result());
    expect(sent.map(({ update }) => update)).to.deep.equal([false, true, true, true]);
    expect(new Set(sent.map(({ transient }) => transient.display_id)).size).to.equal(1);
    // An evaluation in 3.5 s; 4 are left, and 6 of four times the pixels: 28 × 3.5 s.
    expect(text(sent[2]!)).to.equal(
      "scale 1 of 2, 24×16: evaluation 2 of 6 · 1.7/s · 1 min 38 s left · objective 3.000e+0",
    );
    expect(text(sent[3]!)).to.equal("48×32 · objective 5.000e-1 · 5 evaluations in 12 s · evaluation limit");
    expect(sent[3]!.data["text/html"]).not.to.include("progressbar");
  });

  it("shows the best picture so far, as large as the last will be, and the curve", async () => {
    const { sent, time, view, drawn } = watched();
    view.update(evaluation([4], 0.2));
    await drawn(2);
    view.update(evaluation([4, 2], 0.4));
    view.update(evaluation([4, 2, 3], 0.8));
    time.at = 5000;
    view.update(evaluation([4, 2, 3, 5], 1));
    await drawn(3);
    const html = sent[2]!.data["text/html"]!;
    const [picture, curve] = picturesIn(html);
    expect(html).to.match(/width="240" height="160"[^>]*pixelated/);
    const { height, width, at } = await levelsOf(picture!.base64);
    expect([picture!.type, height, width]).to.deep.equal(["image/jpeg", 16, 24]);
    expect(at(3, 3)[0]).to.be.closeTo(0.4 * 255, 2);
    expect(curve!.type).to.equal("image/svg+xml");
    expect(Buffer.from(curve!.base64, "base64").toString()).to.match(/^<svg [^]*<\/svg>$/);
  });

  it("keeps the picture though its numbers are overwritten", async () => {
    const { sent, time, view, drawn } = watched();
    const shared = image(16, 24, 0.2);
    view.update({ ...evaluation([1], 0), image: shared });
    await drawn(2);
    shared.data.fill(0.9);
    time.at = 5000;
    view.update({ ...evaluation([1, 2], 0), image: shared });
    await drawn(3);
    const { at } = await levelsOf(picturesIn(sent[2]!.data["text/html"]!)[0]!.base64);
    expect(at(0, 0)[0]).to.be.closeTo(0.2 * 255, 2);
  });

  it("draws again after half a second or so, not at each evaluation", async () => {
    const { sent, time, view, drawn } = watched();
    const total: number[] = [];
    for (time.at = 0; time.at < 4000; time.at += 200) {
      const count = sent.length;
      total.push(1);
      view.update(evaluation([...total], 0.5));
      // Drawn at 0, 600, 1200, …: 450 ms or more after the last one, whose drawing took none of this clock's time.
      if (time.at % 600 === 0) await drawn(count + 1);
      else await new Promise((later) => setTimeout(later, 30));
      expect(sent.length).to.equal(count + (time.at % 600 === 0 ? 1 : 0));
    }
    expect(sent).to.have.length(8);
  });

  it("lets frames that take long come less often, but not rarely", async () => {
    const { sent, time, view, drawn } = watched();
    const updateAt = async (at: number, took: number, frames: number) => {
      time.at = at;
      view.update(evaluation([1], 0.5));
      time.at = at + took;
      if (sent.length < frames) await drawn(frames);
      else await new Promise((later) => setTimeout(later, 30));
      expect(sent.length, `at ${at}`).to.equal(frames);
    };
    await updateAt(0, 20, 2); // A 25th of the time: the next may come at 500,
    await updateAt(490, 0, 2);
    await updateAt(500, 400, 3); // and after one of 400 ms at 600 from its beginning, no later.
    await updateAt(1090, 0, 3);
    await updateAt(1100, 0, 4);
  });

  it("tells an interrupted run by its words, and a failed one with what it had", async () => {
    const { sent, view, drawn } = watched();
    view.update(evaluation([4], 0.2));
    await drawn(2);
    await view.fail();
    expect(text(sent[2]!)).to.match(/^failed after: scale 1 of 2, 24×16: evaluation 1 of 6 /);
    expect(picturesIn(sent[2]!.data["text/html"]!)).to.have.length(2);
    await view.end(result("interrupted"));
    expect(text(sent[3]!)).to.include("interrupted, the best so far");
  });

  it("gives up on a picture that cannot be drawn, and says so in the end", async () => {
    const { sent, time, view } = watched();
    view.update(evaluation([NaN], NaN));
    await new Promise((later) => setTimeout(later, 100));
    time.at = 5000;
    view.update(evaluation([1, 2], 0.5));
    const failure: unknown = await view.end(result()).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError).and.property("message").include("finite");
    expect(sent).to.have.length(1);
  });
});
