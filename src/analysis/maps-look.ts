import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";
import { boundLoss } from "./bound-loss";
import { lookAtGradient } from "./gradient-look";
import type { Looker } from "./looker";
import { traceLoss } from "./loss-engines";
import { atExemplar, finite, leaks, negativeFeatures, positions, repeatable, sign } from "./loss-looks";
import { mapOf } from "./loss-maps";
import { noted, passed, type Check } from "./loss-report";
import { troubleIn } from "./loss-trouble";

/** The maps that a loss is tried on: of another size than the exemplar's where it allows that. */
const CANDIDATE: Shape4D = [1, 3, 5, 4];
const EXEMPLAR: Shape4D = [1, 4, 6, 4];

/** All that a small map and a trace tell of a loss. */
export async function lookOnMaps(loss: Loss, { look }: Looker): Promise<void> {
  let exemplar: Shape4D | undefined;
  await look("runs", "measure", () => {
    const { shape, check } = sizesOf(loss);
    exemplar = shape;
    return check;
  });
  const of = exemplar;
  if (!of) return;
  await look("repeatable", "measure", () => repeatable(loss, CANDIDATE, of));
  await look("gradient", "gradient of measure", () => lookAtGradient(loss, CANDIDATE, of));
  for (const [name, each] of Object.entries({ finite, "negative features": negativeFeatures, memory: leaks }))
    await look(name, "gradient of measure", () => each(loss, CANDIDATE, of));
  for (const [name, each] of Object.entries({ "at the exemplar": atExemplar, sign, positions }))
    await look(name, "measure", () => each(loss, CANDIDATE, of));
  await look("compiles", "compiling", async () => {
    await traceLoss(loss);
    return passed("compiles", "every op has a rule, and no value is looked at");
  });
}

/** The first exemplar that the loss takes, and whether it may be of another size. @throws what it throws for both */
function sizesOf(loss: Loss): { shape: Shape4D; check: Check } {
  const take = (shape: Shape4D) => boundLoss(loss, mapOf(shape, 2), CANDIDATE).value(mapOf(CANDIDATE, 1));
  try {
    take(EXEMPLAR);
    return { shape: EXEMPLAR, check: passed("sizes", "exemplar and output may differ in size") };
  } catch (refusal) {
    take(CANDIDATE);
    const told = troubleIn(loss.name, refusal, "measure");
    return { shape: CANDIDATE, check: noted("sizes", `exemplar and output of one size alone (${told})`) };
  }
}
