import { engineNamed } from "../engine/engines";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import { demandPaletteSeen } from "./color-choice";
import { picturesOf, type Pictures } from "./pictures";
import { climb, type ClimbContext, type SynthesisResult } from "./climb";
import { ownLosses } from "./loss-choice";
import { runWeights } from "./run-weights";
import { resolveSettings } from "./resolve-settings";
import type { Settings, SynthesisOptions } from "./settings";

export interface SynthesizeContext extends Pick<ClimbContext, "signal" | "onProgress"> {
  /** Where the weights of trained networks lie. */
  readonly weights?: WeightsSource | undefined;
}

export interface Synthesis extends SynthesisResult {
  /** Every choice, stated or not. */
  readonly settings: Settings;
}

/**
 * Makes a texture like the exemplar, in one call: `await synthesize(exemplar, { losses: ["gram", mine] })`.
 * @param given  the exemplar, or with it a content, for a style transfer, and a palette, whose colors are wanted
 * @throws UsageError for options that cannot be, missing weights, and an objective that is not finite at its start
 */
export async function synthesize(
  given: Image | Pictures,
  options: SynthesisOptions = {},
  { weights: source = {}, ...context }: SynthesizeContext = {},
): Promise<Synthesis> {
  const pictures = picturesOf(given);
  const settings = resolveSettings(options, pictures);
  demandPaletteSeen(pictures, settings);
  const engine = engineNamed(settings.engine, { providers: settings.providers });
  const { weights } = await runWeights(settings, source);
  const losses = ownLosses(options.losses);
  return { ...(await climb(pictures, settings, { ...context, engine, weights, losses })), settings };
}
