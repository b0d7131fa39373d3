import { expect } from "chai";
import { UsageError } from "../../src/core/demand";
import { random } from "../../src/core/random";
import { lumaOf } from "../../src/color/luma";
import { yiq } from "../../src/color/yiq";
import { colorsOf } from "../../src/color/space";
import { exemplars } from "../../src/exemplars";
import type { Image } from "../../src/image/image";
import { resize } from "../../src/image/resize";
import { starts } from "../../src/noise";
import { climb } from "../../src/synthesis/climb";
import { evaluate } from "../../src/synthesis/evaluate";
import { layersAt, placesAt } from "../../src/synthesis/layers-at";
import { openObjective } from "../../src/synthesis/open-objective";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { SynthesisOptions } from "../../src/synthesis/settings";
import { synthesize } from "../../src/synthesis/synthesize";
import { compiled } from "../support/compiled";
import { expectNear } from "../support/close";
import { spied } from "./small";

const style = exemplars.cloth.draw({ height: 32, width: 40, seed: 1 });
const content = exemplars.pebbles.draw({ height: 32, width: 48, seed: 1 });
const palette = exemplars.bricks.draw({ height: 40, width: 40, seed: 1 });
const layers = ["level1", "level2"];
const options: SynthesisOptions = {
  ...{ features: "random-pyramid", layers: layers.map((layer) => ({ layer, weight: 1 })) },
  ...{ content: { layers: ["level2"], weight: 0.5 }, scales: 1, evaluations: [8] },
};
const pictures = { exemplar: style, content };
const noise = (): Image => starts.uniform({ height: 32, width: 48, exemplar: style, random: random(1, "test") });

describe("synthesis: style transfer", () => {
  it("takes the style's targets from the exemplar and the content's from the content", async () => {
    const picture = noise();
    const objective = await openObjective(pictures, options, { engine: compiled });
    const { terms } = await objective.evaluate(picture);
    await objective.release();
    const features = { name: "random-pyramid", layers } as const;
    const styles = await evaluate(style, picture, features, ["gram"], { engine: compiled });
    const contents = await evaluate(content, picture, features, ["content"], { engine: compiled });
    expect(Object.keys(terms)).to.have.members(["gram@level1", "gram@level2", "content@level2"]);
    for (const layer of layers) expectNear([terms[`gram@${layer}`]!], [styles[layer]!.gram!], 1e-5, layer);
    expectNear([terms["content@level2"]!], [0.5 * contents.level2!.content!], 1e-5, "content");
  });

  it("takes a color term's target from the palette, on the pixels as they are, while the network sees gray", async () => {
    const picture = noise();
    const all = { ...pictures, palette };
    const objective = await openObjective(
      all,
      { ...options, color: "color-term", colorShare: 0.25 },
      { engine: compiled },
    );
    const { terms, gradient } = await objective.evaluate(picture);
    await objective.release();
    const [name] = Object.keys(terms).filter((term) => term.endsWith("@pixels"));
    expect(name).to.equal("sliced_wasserstein/directions=12@pixels");
    // Of the palette itself the term is zero, of the exemplar's colors it is not.
    const at = async (seen: Image) => {
      const own = await openObjective({ exemplar: style, palette }, { ...options, content: undefined, size: seen, color: "color-term" }, { engine: compiled }); // prettier-ignore
      const found = await own.evaluate(seen);
      await own.release();
      return found.terms[name!]!;
    };
    expect(await at(palette)).to.be.below(1e-6);
    expect(await at(resize(style, { height: 40, width: 40, kernel: "area" }))).to.be.above(1e-3);
    const chroma = colorsOf({ ...picture, data: gradient.data }, yiq).filter((_, i) => i % 3 !== 0);
    expect(Math.hypot(...chroma), "the term's own slope in chroma").to.be.above(0);
  });

  it("begins from the content, at every scale's size, and the result has the content's", async () => {
    const engine = spied(compiled);
    const settings = resolveSettings({ ...options, scales: 2, evaluations: [3] }, pictures);
    const { image } = await climb(pictures, settings, { engine, weights: null });
    expect(image).to.include({ height: 32, width: 48 });
    const [first] = engine.pictures(/^objective/);
    expect(first).to.deep.equal(resize(content, { height: 16, width: 24, kernel: "area" }).data);
    expect(engine.open()).to.equal(0);
  });

  it("comes nearer to both than either alone", async () => {
    const { curves } = await synthesize(pictures, { ...options, init: "uniform", evaluations: [40] });
    for (const [term, values] of Object.entries(curves[0]!.terms))
      expect(values.at(-1), term).to.be.below(0.7 * values[0]!);
  });

  it("keeps the content's layer at every scale, however small its maps", async () => {
    const settings = resolveSettings(
      { ...options, content: { layers: ["level3"] }, scales: 2, evaluations: [1] },
      pictures,
    );
    const { curves } = await climb(pictures, settings, { engine: compiled, weights: null });
    for (const { terms } of curves) expect(Object.keys(terms)).to.include("content@level3");
    expect(Object.keys(curves[0]!.terms)).not.to.include("gram@level2");
  });

  it("keeps a statistic at every scale, where none fits and the content is shallower, too", () => {
    const deep = { ...options, layers: [{ layer: "level3", weight: 1 }], content: { layers: ["level1"] }, scales: 2 };
    expect(layersAt(resolveSettings(deep, pictures), 0)).to.deep.equal(["level1", "level3"]);
  });

  it("leaves a statistic out where its own map is small, though the content's layer is the same", () => {
    const sizes = { exemplar: { height: 128, width: 128 }, content: { height: 128, width: 128 } };
    const settings = resolveSettings({ features: "random-pyramid", scales: 3 }, sizes);
    expect(placesAt(settings, 0)).to.deep.equal([["level1", "level2"], ["level3"]]);
    expect(placesAt(settings, 2)).to.deep.equal([["level1", "level2", "level3", "level4", "level5"], ["level3"]]);
  });

  it("keeps a statistic beside a color term, which has its layer at every scale", () => {
    const deep = { ...options, content: undefined, layers: [{ layer: "level3", weight: 1 }], scales: 2 };
    const settings = resolveSettings({ ...deep, color: "color-term" }, style);
    expect(placesAt(settings, 0)).to.deep.equal([["level3"], ["pixels"]]);
  });

  it("takes a palette of the content's own pixels as the content", async () => {
    const copy = { ...content, data: content.data.slice() };
    const settings = { ...options, color: "luminance", evaluations: [3] };
    const { image } = await synthesize({ ...pictures, palette: copy }, settings);
    expect(image).to.deep.equal((await synthesize(pictures, settings)).image);
  });

  it("refuses a palette that nothing looks at", async () => {
    const error: unknown = await synthesize({ ...pictures, palette }, options).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(UsageError).with.property("message").that.includes("palette: expected a way");
  });

  it("shrinks the palette as it does the exemplar", async () => {
    const engine = spied(compiled);
    const all = { ...pictures, palette };
    const settings = resolveSettings({ ...options, color: "color-term", scales: 2, evaluations: [1] }, all);
    await climb(all, settings, { engine, weights: null });
    const half = { height: 20, width: 20, kernel: "area" } as const;
    const seen = engine.pictures(/^prepare/).map(({ length }) => length);
    expect(seen).to.include.members([resize(palette, half).data.length, palette.data.length]);
  });

  it("weighs terms at noise where it begins from the content, whose own term would be zero there", async () => {
    const { weights, release } = await openObjective(pictures, { ...options, balance: "value" }, { engine: compiled });
    await release();
    expect(weights["content@level2"]).not.to.equal(0.5);
  });

  it("with luminance alone keeps the content's chroma, and moves gray values", async () => {
    const engine = spied(compiled);
    const settings = resolveSettings({ ...options, color: "luminance" }, pictures);
    const { image, clippedShare } = await climb(pictures, settings, { engine, weights: null });
    for (const picture of engine.pictures(/^objective/))
      for (let i = 0; i < picture.length; i += 3) {
        expect(picture[i + 1]).to.equal(picture[i]);
        expect(picture[i + 2]).to.equal(picture[i]);
      }
    const [own, wanted] = [colorsOf(image, yiq), colorsOf(content, yiq)];
    let held = 0;
    for (let i = 0; i < own.length; i += 3) {
      const inside = [0, 1, 2].every((c) => image.data[i + c]! > 0 && image.data[i + c]! < 1);
      if (!inside) continue;
      held++;
      expect(Math.hypot(own[i + 1]! - wanted[i + 1]!, own[i + 2]! - wanted[i + 2]!)).to.be.below(1e-6);
    }
    expect(held / (own.length / 3)).to.be.above(0.5);
    expect(clippedShare).to.be.within(0, 0.5);
    expect(lumaOf(image.data)).not.to.deep.equal(lumaOf(content.data));
  });

  it("ends where it was, interrupted and resumed, in gray and in decorrelated colors", async () => {
    for (const color of ["luminance", "decorrelated"]) {
      const settings = resolveSettings({ ...options, color, evaluations: [12] }, pictures);
      const whole = await climb(pictures, settings, { engine: compiled, weights: null });
      const stop = new AbortController();
      let position: Parameters<NonNullable<Parameters<typeof climb>[2]["save"]>>[0] | undefined;
      const { stop: reason } = await climb(pictures, settings, {
        ...{ engine: compiled, weights: null, signal: stop.signal },
        onProgress: ({ evaluation }) => (evaluation === 6 ? stop.abort() : undefined),
        save(at, picture) {
          position = structuredClone(at);
          expect(picture.data.length).to.equal(32 * 48 * 3);
          return Promise.resolve();
        },
      });
      expect(reason).to.equal("interrupted");
      expect(await climb(pictures, settings, { engine: compiled, weights: null, resume: position })).to.deep.equal(
        whole,
      );
    }
  });

  it("refuses a content's options without a content, its start too, and a size beside it", () => {
    const refused = (given: SynthesisOptions, sizes: Parameters<typeof resolveSettings>[1], words: string) =>
      expect(() => resolveSettings(given, sizes)).to.throw(UsageError, words);
    refused(options, style, "content: expected a picture of the content");
    refused({ init: "content" }, style, "init");
    refused({ ...options, color: "decorrelated", bounds: "unit" }, pictures, "bounds: expected none with decorrelated");
    refused({ ...options, size: style }, pictures, "it is the content's");
    refused({ ...options, content: { layers: ["relu9_9"] } }, pictures, "relu9_9");
    refused({ ...options, content: { weight: -1 } }, pictures, "weight");
  });

  it("has a layer of its own for the content of every feature set", () => {
    for (const [features, layer] of [
      ["vgg16", "relu4_2"],
      ["vgg19", "relu4_2"],
      ["random-vgg", "relu4_2"],
      ["random-pyramid", "level3"],
      ["random-filters", "multiscale"],
      ["pixels", "pixels"],
    ] as const) {
      const { losses, init } = resolveSettings({ features, scales: 1 }, pictures);
      expect(losses.at(-1)).to.deep.equal({ loss: "content", weight: 1, layers: [layer], of: "content" });
      expect(init).to.equal("content");
    }
  });
});
