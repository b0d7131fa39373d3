import { demand } from "../core/demand";
import type { Engine } from "../engine/engine";
import { engineNamed } from "../engine/engines";
import type { WeightsSource } from "../features/weights/load";
import type { Image } from "../image/image";
import { noiseStart } from "./climb";
import { layersUsed } from "./layers-at";
import { lossesOf, ownLosses } from "./loss-choice";
import { runWeights } from "./run-weights";
import { scaleObjective } from "./scale-objective";
import { resolveSettings, type Settings, type SynthesisOptions } from "./settings";

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

/** The objective that options define at a single scale, to look at without optimizing. @throws UsageError */
export async function openObjective(
  exemplar: Image,
  options: SynthesisOptions = {},
  context: ObjectiveContext = {},
): Promise<OpenObjective> {
  const settings = resolveSettings({ ...options, scales: 1, evaluations: undefined, rounds: 1 }, exemplar);
  const scale = settings.scales[0]!;
  const objective = await scaleObjective({
    ...{ settings, losses: lossesOf(settings, ownLosses(options.losses)), layers: layersUsed(settings), exemplar },
    output: scale,
    reference: () => noiseStart({ exemplar, settings, index: 0, scale }),
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
