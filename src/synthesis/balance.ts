import type { Evaluation } from "./scale-objective";
import type { Settings } from "./settings";

type TermWeights = Readonly<Record<string, number>>;

/**
 * The weights of the sum from those stated, w, at one image: `none` keeps them; `value` gives w over the term's value
 * there, so that each weighted term is w; `gradient` w over the Euclidean norm of the term's gradient there (per unit of
 * the image, 0..1), so that each weighted term's gradient has the norm w. A term that is 0 there, or whose gradient is,
 * keeps w.
 * @param at  the objective at that image under given weights; `gradient` calls it once a term
 */
export async function balanced(
  kind: Settings["balance"],
  stated: TermWeights,
  at: (weights: TermWeights) => Promise<Evaluation>,
): Promise<TermWeights> {
  if (kind === "none") return stated;
  const sizes = kind === "value" ? await valuesAt(stated, at) : await gradientNormsAt(stated, at);
  return Object.fromEntries(
    Object.entries(stated).map(([name, weight]) => [name, sizes[name]! > 0 ? weight / sizes[name]! : weight]),
  );
}

async function valuesAt(stated: TermWeights, at: (weights: TermWeights) => Promise<Evaluation>): Promise<TermWeights> {
  return (await at(allAs(stated, 1))).terms;
}

async function gradientNormsAt(stated: TermWeights, at: (weights: TermWeights) => Promise<Evaluation>) {
  const norms: Record<string, number> = {};
  for (const name of Object.keys(stated)) {
    const { gradient } = await at({ ...allAs(stated, 0), [name]: 1 });
    norms[name] = Math.sqrt(gradient.reduce((sum, slope) => sum + slope * slope, 0));
  }
  return norms;
}

function allAs(weights: TermWeights, value: number): Record<string, number> {
  return Object.fromEntries(Object.keys(weights).map((name) => [name, value]));
}
