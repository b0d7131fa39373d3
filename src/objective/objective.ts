import { demand } from "../core/demand";
import { named, within } from "../core/named";
import type { NdArrays, Shape } from "../core/ndarray";
import { prefixed, tensorNamed, under, type Program, type Tensors } from "../core/program";
import type { Random } from "../core/random";
import { addN, keep, mul, valueAndGrad, type Scalar, type Tensor, type Tensor4D } from "../core/tensor";
import type { FeatureSet, Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";

/** One loss on one layer. */
export interface Term {
  /** `loss@layer`, unique in its objective. */
  readonly name: string;
  readonly loss: Loss;
  readonly layer: string;
}

export interface Size {
  readonly height: number;
  readonly width: number;
}

/** What is minimized, up to weights and targets: losses on the layers of one feature set. */
export interface Objective {
  readonly features: FeatureSet;
  readonly terms: readonly Term[];
}

/** The same losses on each layer. */
export function objectiveOf(features: FeatureSet, losses: readonly Loss[]): Objective {
  return objectiveAt(
    features,
    losses.map((loss) => ({ loss, layers: features.layers })),
  );
}

/** Each loss on layers of its own, which must be the feature set's; terms in the order of its layers. */
export function objectiveAt(
  features: FeatureSet,
  places: readonly { readonly loss: Loss; readonly layers: readonly string[] }[],
): Objective {
  const terms = features.layers.flatMap((layer) =>
    places.flatMap(({ loss, layers }) =>
      layers.includes(layer) ? [{ name: `${loss.name}@${layer}`, loss, layer }] : [],
    ),
  );
  return { features, terms };
}

/**
 * What the losses draw, as `draw/<term>/…`; empty where none is random.
 * @param stream  a random stream by a label of its own, so that terms do not repeat each other
 */
export function drawsOf(
  { features, terms }: Objective,
  exemplar: Size,
  output: Size,
  stream: (label: string) => Random,
): NdArrays {
  const exemplarShapes = features.shapes(exemplar.height, exemplar.width);
  const outputShapes = features.shapes(output.height, output.width);
  const draws = terms.map(({ name, loss, layer }) => {
    const shapes = { exemplar: exemplarShapes[layer]!, output: outputShapes[layer]! };
    return prefixed(loss.draw?.(shapes, stream(name)) ?? {}, `draw/${name}/`);
  });
  return Object.assign({}, ...draws) as NdArrays;
}

/** The outputs of `prepareProgram` -> the targets: those of losses that finish on plain numbers are finished. */
export function finished({ terms }: Objective, prepared: NdArrays): NdArrays {
  const targets = terms.map(({ name, loss }) => {
    const prefix = `target/${name}/`;
    const own = under(prepared, prefix);
    return prefixed(loss.finish?.(own) ?? own, prefix);
  });
  return Object.assign({}, ...targets) as NdArrays;
}

/**
 * From an exemplar to what the losses compare with.
 * Inputs: `image` [1, h, w, 3] and `draw/<term>/…`. Outputs: `target/<term>/…`, to be `finished`.
 */
export function prepareProgram(objective: Objective, exemplar: Size, output: Size, draws: NdArrays): Program {
  const { features, terms } = objective;
  const outputShapes = features.shapes(output.height, output.width);
  features.shapes(exemplar.height, exemplar.width);
  return {
    name: `prepare ${features.name}`,
    inputs: { image: imageShape(exemplar), ...shapesOfAll(draws) },
    constants: features.parameters,
    run(inputs, constants) {
      const maps = features.maps(tensorNamed<Tensor4D>(inputs, "image"), constants);
      const targets = terms.map(({ name, loss, layer }) => {
        const found = loss.prepare(maps[layer]!, outputShapes[layer]!, under(inputs, `draw/${name}/`));
        return prefixed(found, `target/${name}/`);
      });
      return Object.assign({}, ...targets) as Record<string, Tensor>;
    },
  };
}

/** The losses of an image as they are, unweighted and without a gradient: inputs as below, outputs `term/<term>`. */
export function measureProgram(objective: Objective, output: Size, targets: NdArrays, draws: NdArrays): Program {
  const { features } = objective;
  return {
    name: `measure ${features.name}`,
    inputs: { image: imageShape(output), ...shapesOfAll(targets), ...shapesOfAll(draws) },
    constants: features.parameters,
    run(inputs, constants): Record<string, Tensor> {
      return prefixed(measured(objective, tensorNamed<Tensor4D>(inputs, "image"), inputs, constants), "term/");
    },
  };
}

/**
 * The objective, its terms and its gradient. The terms outlive the tape that made them, so whoever runs the program
 * disposes of its outputs.
 * Inputs: `image` [1, h, w, 3], `target/<term>/…`, `draw/<term>/…`, `weight/<term>` (scalar).
 * Outputs: `total` = Σ weight · loss, `term/<term>` = each weight · loss, `gradient` [1, h, w, 3] per unit of the image.
 */
export function objectiveProgram(objective: Objective, output: Size, targets: NdArrays, draws: NdArrays): Program {
  const { features, terms } = objective;
  const weights = Object.fromEntries(terms.map(({ name }): [string, Shape] => [`weight/${name}`, []]));
  return {
    name: `objective ${features.name}`,
    inputs: { image: imageShape(output), ...shapesOfAll(targets), ...shapesOfAll(draws), ...weights },
    constants: features.parameters,
    run(inputs, constants) {
      const values: Record<string, Scalar> = {};
      const { value, grad } = valueAndGrad((image: Tensor) => {
        Object.assign(values, weighted(objective, image as Tensor4D, inputs, constants));
        Object.values(values).forEach(keep);
        return addN(Object.values(values));
      })(tensorNamed(inputs, "image"));
      return { total: value, gradient: grad, ...prefixed(values, "term/") };
    },
  };
}

/** Each weight · loss of a candidate image. */
function weighted(objective: Objective, image: Tensor4D, inputs: Tensors, constants: Tensors): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(measured(objective, image, inputs, constants)).map(([name, loss]): [string, Scalar] => {
      return [name, named(mul(loss, tensorNamed<Scalar>(inputs, `weight/${name}`)), `${name}/weighted`)];
    }),
  );
}

/** Each loss of a candidate image. */
function measured({ features, terms }: Objective, image: Tensor4D, inputs: Tensors, constants: Tensors) {
  const maps = features.maps(image, constants);
  return Object.fromEntries(
    terms.map(({ name, loss, layer }): [string, Scalar] => {
      const [targets, draws] = [under(inputs, `target/${name}/`), under(inputs, `draw/${name}/`)];
      const value = within(name, () => loss.measure(maps[layer]!, targets, draws));
      demand(value.rank === 0, loss.name, "measure to give a scalar", `shape [${value.shape.join(",")}]`);
      return [name, named(value as Scalar, name)];
    }),
  );
}

function imageShape({ height, width }: Size): Shape4D {
  return [1, height, width, 3];
}

function shapesOfAll(arrays: NdArrays): Record<string, Shape> {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape]));
}
