import { demand } from "../core/demand";
import type { Engine } from "../engine/engine";
import { engineNamed } from "../engine/engines";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import { noiseStart, reduced } from "./climb";
import { inColor } from "./in-color";
import { placesAt } from "./layers-at";
import { lossesOf, ownLosses } from "./loss-choice";
import { picturesOf, type Pictures } from "./pictures";
import { runWeights } from "./run-weights";
import { scaleObjective } from "./scale-objective";
import { resolveSettings } from "./resolve-settings";
import type { Settings, SynthesisOptions } from "./settings";

export interface ObjectiveContext {
  /** Default: the one that the options name. */
  readonly engine?: Engine | undefined;
  readonly weights?: WeightsSource | undefined;
}

/** What the optimizer sees at one picture. */
export interface ObjectiveAt {
  readonly value: number;
  /** Each weight · loss. */
  readonly terms: Readonly<Record<string, number>>;
  /** Per unit of the picture, whose values are 0..1. */
  readonly gradient: Image;
}

export interface OpenObjective {
  readonly settings: Settings;
  /** Of each term, after balancing. */
  readonly weights: Readonly<Record<string, number>>;
  /** @param picture  of the settings' size */
  readonly evaluate: (picture: Image) => Promise<ObjectiveAt>;
  readonly release: () => Promise<void>;
}

/**
 * The objective that options define at a single scale, to look at without optimizing: of a picture, whatever the optimizer's
 * variables are. @throws UsageError
 */
export async function openObjective(
  given: Image | Pictures,
  options: SynthesisOptions = {},
  context: ObjectiveContext = {},
): Promise<OpenObjective> {
  const settings = resolveSettings({ ...options, scales: 1, evaluations: undefined, rounds: 1 }, picturesOf(given));
  const scale = settings.scales[0]!;
  const pictures = reduced(inColor(picturesOf(given), settings), settings, 0);
  const objective = await scaleObjective({
    ...{ settings, losses: lossesOf(settings, ownLosses(options.losses)), places: placesAt(settings, 0), pictures },
    output: scale,
    reference: () => noiseStart({ pictures, settings, index: 0, scale }),
    engine: context.engine ?? engineNamed(settings.engine, { providers: settings.providers }),
    weights: (await runWeights(settings, context.weights ?? {})).weights,
  });
  const round = await objective.round(0);
  return {
    ...{ settings, weights: objective.weights, release: objective.release },
    async evaluate({ height, width, data }) {
      const wanted = `a picture of ${scale.width}×${scale.height} pixels`;
      demand(height === scale.height && width === scale.width, "evaluate", wanted, `${width}×${height}`);
      const { value, terms, gradient } = await round.evaluate(data);
      return { value, terms, gradient: { height, width, data: gradient } };
    },
  };
}
