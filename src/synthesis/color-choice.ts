import { z } from "zod";
import { colorHandlingNamed } from "../color/handling";
import { stages } from "../color/handling/handling";
import { demand } from "../core/demand";
import { oneOf } from "../core/one-of";
import type { FeatureName } from "../features/create";
import { PIXELS } from "../features/with-pixels";
import { choiceOf, type AnyLoss, type LossChoice } from "./loss-choice";
import type { Settings } from "./settings";

/** How a caller says how the result is to come by its colors. */
export interface ColorOptions {
  /** A way out of `colorHandlings`. Default: none. */
  readonly color?: string | undefined;
  /** When its map acts: before the run, after it, or both. Default: the way's first. */
  readonly colorStage?: string | undefined;
  /** Of color-term: 0 is texture only, 1 color only. Default 0.5. */
  readonly colorShare?: number | undefined;
}

export const colorSchema = z.object({
  handling: z.string(),
  stage: z.enum(stages),
  share: z.number().min(0).max(1).optional(),
});
type ColorChoice = z.infer<typeof colorSchema>;

/** Whose color is a term of the objective. */
const TERM = "color-term";

/** Along more directions than colors have, so that it holds the distribution and not three marginals of it. */
const TERM_LOSS = "sliced_wasserstein/directions=12";

/** Undefined where the losses alone see to color. @throws UsageError for an unknown way, or a stage that it has not */
export function checkedColor(
  { color = "none", colorStage, colorShare }: ColorOptions,
  features: FeatureName,
): ColorChoice | undefined {
  const { name, stages: own } = colorHandlingNamed(color);
  const stage = oneOf(`color-stage of ${name}`, own, colorStage ?? own[0]);
  demand(colorShare === undefined || name === TERM, "color-share", `${TERM}, which alone has a share`, name);
  if (name === "none") return undefined;
  if (name !== TERM) return { handling: name, stage };
  demand(features !== PIXELS, "color", `features with a network for ${TERM}, whose texture terms see gray`, features);
  const share = colorShare ?? 0.5;
  demand(share >= 0 && share <= 1, "color-share", "a number from 0 to 1", share);
  return { handling: name, stage, share };
}

/**
 * The losses with the color term: theirs weigh 1 − share together, that of the palette's colors `share`. (The network sees
 * gray then, so that each answers for its own.)
 */
export function withColorTerm(
  losses: readonly (AnyLoss | LossChoice)[],
  color: ColorChoice | undefined,
): readonly (AnyLoss | LossChoice)[] {
  if (color?.share === undefined) return losses;
  const { share } = color;
  const weighed = losses.map((given): LossChoice => {
    const choice = choiceOf(given);
    return choice.of === "content" ? choice : { ...choice, weight: (choice.weight ?? 1) * (1 - share) };
  });
  return [...weighed, { loss: TERM_LOSS, layers: [PIXELS], weight: share, of: "palette" }];
}

/** A palette that nothing looks at was given by mistake (but in experiments, where results are measured by it). @throws UsageError */
export function demandPaletteSeen({ palette }: { readonly palette?: unknown }, { color, losses }: Settings): void {
  const seen = palette === undefined || color !== undefined || losses.some(({ of }) => of === "palette");
  demand(seen, "palette", "a way of giving the result its colors beside it (color)", "none");
}
