import { expect } from "chai";
import { ndarray, type NdArray } from "../../src/core/ndarray";
import { UsageError } from "../../src/core/demand";
import { createFeatures, defaultLayers, type FeatureName } from "../../src/features/create";
import { featureMaps } from "../../src/synthesis/feature-maps";
import { openObjective } from "../../src/synthesis/open-objective";
import { expectNear } from "../support/close";
import { noiseImage } from "../support/data";
import { mapsOf } from "../support/maps";
import { cloth } from "../synthesis/small";

const settings = { pooling: "average", padding: "zero", seed: 3 } as const;

/** Its luma in all three channels, written out. */
function grayOf({ shape, data }: NdArray): NdArray {
  const luma = (i: number) => 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
  return ndarray(
    shape,
    data.map((_, i) => luma(i - (i % 3))),
  );
}

describe("features in gray", () => {
  for (const name of ["random-vgg", "random-pyramid", "random-filters"] as const satisfies readonly FeatureName[])
    it(`are those of the gray picture, and the pixels stay colored: ${name}`, async () => {
      const own = name === "random-vgg" ? ["relu1_1", "pool1"] : defaultLayers(name).slice(0, 2);
      const all = { ...settings, name, layers: ["pixels", ...own] };
      const [gray, full] = [await createFeatures({ ...all, color: "gray" }), await createFeatures(all)];
      const image = noiseImage(9, 6, 2);
      const [seen, wanted, colored] = [mapsOf(gray, image), mapsOf(full, grayOf(image)), mapsOf(full, image)];
      for (const layer of own) {
        expectNear(seen[layer]!.data, wanted[layer]!.data, 1e-5, layer);
        expect(() => expectNear(seen[layer]!.data, colored[layer]!.data, 1e-2, layer)).to.throw();
      }
      expect(seen.pixels).to.deep.equal(colored.pixels);
      expect(gray.identity).to.deep.equal({ ...full.identity, color: "gray" });
      expect(gray.shapes(9, 6)).to.deep.equal(full.shapes(9, 6));
    });

  it("are the same on the compiled engine", async () => {
    const choice = { name: "random-vgg", layers: ["pixels", "relu1_2"], color: "gray" } as const;
    const features = await createFeatures({ ...settings, ...choice, seed: 0 });
    const eager = mapsOf(features, { shape: [1, cloth.height, cloth.width, 3], data: cloth.data });
    const compiled = await featureMaps(cloth, choice);
    for (const layer of choice.layers) expectNear(compiled[layer]!.data, eager[layer]!.data, 1e-5, layer);
  });

  it("have no gradient in a direction that keeps the luma, but for a loss on the pixels", async () => {
    const picture = { height: 32, width: 48, data: noiseImage(32, 48, 5).data };
    const lean = async (losses: readonly { loss: string; layers: string[] }[]) => {
      const gray = { features: "random-vgg", networkColor: "gray" };
      const { evaluate, release } = await openObjective(cloth, { ...gray, losses });
      const { gradient } = await evaluate(picture);
      await release();
      // Along (0.587, −0.299, 0) and (0, 0.114, −0.587), which keep 0.299 R + 0.587 G + 0.114 B, over the whole length.
      const { data } = gradient;
      const parts = Array.from({ length: data.length / 3 }, (_, i) => [
        0.587 * data[3 * i]! - 0.299 * data[3 * i + 1]!,
        0.114 * data[3 * i + 1]! - 0.587 * data[3 * i + 2]!,
      ]);
      return Math.hypot(...parts.flat()) / Math.hypot(...data);
    };
    const network = { loss: "gram", layers: ["relu1_1", "pool1"] };
    expect(await lean([network])).to.be.below(1e-6);
    expect(await lean([network, { loss: "mean", layers: ["pixels"] }])).to.be.above(1e-3);
  });

  it("are refused where all features are the pixels'", async () => {
    const refusal = createFeatures({ ...settings, name: "pixels", layers: ["pixels"], color: "gray" });
    const error: unknown = await refusal.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(UsageError);
    expect((error as UsageError).message)
      .to.contain("features with a network")
      .and.to.contain("got pixels");
  });
});
