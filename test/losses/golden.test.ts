import { expect } from "chai";
import type { NdArrays } from "../../src/core/ndarray";
import { runOnce } from "../../src/engine/run-once";
import { vgg } from "../../src/features/vgg";
import { poolings } from "../../src/features/pooling";
import { lossNamed } from "../../src/losses";
import { finished, measureProgram, objectiveOf, prepareProgram } from "../../src/objective/objective";
import { compiled } from "../support/compiled";
import { expectNear } from "../support/close";
import { goldenEntry, goldenImage, goldenTensor, trainedWeights } from "../support/golden";
import { describeShared } from "../support/shared";

const size = { height: 64, width: 64 };
const LAYERS = ["relu1_1", "pool1", "pool2", "pool3"];

/** How golden.json's scalars are told here. `draws` are what the loss would draw, per layer's channel count. */
const golden: Readonly<
  Record<string, { readonly loss: string; readonly draws?: (channels: number) => Promise<NdArrays> }>
> = {
  gram_gatys2015: { loss: "gram/scale=paper" },
  covariance: { loss: "covariance/scale=paper" },
  mean: { loss: "mean/scale=paper" },
  batchnorm_li2017: { loss: "batchnorm/scale=paper" },
  mmd_gaussian: { loss: "mmd_gaussian/estimator=full/scale=paper" },
  sliced_wasserstein2: {
    loss: "sliced_wasserstein/scale=paper",
    draws: async (channels) => ({ directions: await goldenTensor(`directions/${channels}`) }),
  },
  histogram: { loss: "histogram/scale=paper" },
  mmd_linear: { loss: "mmd_linear/scale=paper" },
  mmd_polynomial_c0: { loss: "mmd_polynomial/scale=paper" },
  mmd_polynomial_c1: { loss: "mmd_polynomial/c=1/scale=paper" },
};

describeShared("losses against PyTorch", function () {
  this.timeout(60_000);

  for (const network of ["vgg16", "vgg19"] as const)
    for (const pooling of poolings)
      describe(`${network}, ${pooling} pooling`, () => {
        let weights: NdArrays;
        before(async () => (weights = await trainedWeights(network, "pool3")));

        for (const [name, { loss, draws }] of Object.entries(golden))
          it(name, async () => {
            const features = vgg({ network, layers: LAYERS, pooling, padding: "zero", weights, origin: {} });
            const objective = objectiveOf(features, [lossNamed(loss)]);
            const shapes = features.shapes(64, 64);
            const drawn: NdArrays = Object.assign(
              {},
              ...(await Promise.all(
                objective.terms.map(async ({ name: term, layer }) => {
                  const found = (await draws?.(shapes[layer]![3])) ?? {};
                  return Object.fromEntries(
                    Object.entries(found).map(([key, array]) => [`draw/${term}/${key}`, array]),
                  );
                }),
              )),
            ) as NdArrays;
            const prepare = prepareProgram(objective, size, size, drawn);
            const exemplar = { image: goldenImage("exemplar_rgb"), ...drawn };
            const targets = finished(objective, await runOnce(compiled, prepare, exemplar));
            const measure = measureProgram(objective, size, targets, drawn);
            const found = await runOnce(compiled, measure, {
              image: goldenImage("candidate_rgb"),
              ...targets,
              ...drawn,
            });
            const { losses } = goldenEntry(`${network}/${pooling}`);
            for (const layer of LAYERS)
              expectNear(found[`term/${loss}@${layer}`]!.data, [losses[layer]![name]!], 1e-4, `${name} at ${layer}`);
          });
      });

  it("covers every scalar of golden.json", () => {
    const told = Object.keys(goldenEntry("vgg16/average").losses.pool1!).filter((name) => !name.endsWith("_gamma"));
    expect(Object.keys(golden).sort()).to.deep.equal(told.sort());
  });
});
