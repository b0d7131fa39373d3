import { demand } from "../core/demand";
import { canonicalJson } from "../core/hash";
import type { Engine } from "../engine/engine";
import { exportOnnx } from "../engine/export";
import type { Network } from "../features/vgg-architecture";
import type { WeightsSource } from "../features/weights/load";
import { registry } from "../features/weights/registry";
import type { Image } from "../image/image";
import { placesAt } from "./layers-at";
import { lossesOf } from "./loss-choice";
import type { PictureInfo } from "./record";
import { runWeights } from "./run-weights";
import { scaleObjective } from "./scale-objective";
import type { Settings } from "./settings";
import { noiseStart } from "./climb";
import { algorithmVersions } from "./versions";

/** What is told of an exported objective beside its settings. */
export interface ExportContext {
  readonly engine: Engine;
  readonly weights: WeightsSource;
  /** Versions told in the file beside the algorithms'; `workbench` among them. */
  readonly versions: Readonly<Record<string, string>> & { readonly workbench: string };
}

/**
 * The objective at the size of one scale as an .onnx file: input `image` [1, height, width, 3], sRGB 0..1; outputs
 * `total`, `term/<loss>@<layer>` and `gradient`. Targets `target/…` and weights `weight/…` are inputs with defaults.
 * @param settings  of a single scale
 */
export async function exportObjective(
  exemplar: Image,
  info: PictureInfo,
  settings: Settings,
  { engine, weights, versions }: ExportContext,
): Promise<Uint8Array> {
  demand(settings.scales.length === 1, "export", "settings of a single scale", `${settings.scales.length} scales`);
  const [scale] = settings.scales;
  const loaded = await runWeights(settings, weights);
  const objective = await scaleObjective({
    ...{
      settings,
      losses: lossesOf(settings, []),
      places: placesAt(settings, 0),
      pictures: { exemplar },
      output: scale!,
      engine,
    },
    reference: () => noiseStart({ pictures: { exemplar }, settings, index: 0, scale: scale! }),
    weights: loaded.weights,
  });
  const { fixed } = await objective.round(0);
  await objective.release();
  const { features, losses, balance, init, seed } = settings;
  return exportOnnx(objective.program, fixed, {
    version: versions.workbench,
    description: descriptionOf(settings, info),
    metadata: {
      settings: canonicalJson({
        ...{ features, layers: settings.layers, losses, balance },
        ...(balance === "none" ? {} : { init, seed }),
        size: { height: scale!.height, width: scale!.width },
      }),
      exemplar: canonicalJson(info),
      versions: canonicalJson({ ...versions, algorithms: algorithmVersions }),
      ...(loaded.sha256 === null ? {} : weightsMetadata(features.name as Network, loaded.sha256)),
    },
  });
}

function descriptionOf({ features, losses, scales: [scale] }: Settings, { source }: PictureInfo): string {
  const names = losses.map(({ loss }) => loss).join(" + ");
  return [
    `A texture objective: ${names} on ${features.name}, ${scale!.width}×${scale!.height} pixels, exemplar ${source}.`,
    "Give image [1, height, width, 3], sRGB from 0 to 1; total is the sum of the terms, gradient its derivative by image.",
    "The inputs target/… and weight/… have defaults. Maps inside the graph lie channels first.",
  ].join(" ");
}

function weightsMetadata(network: Network, sha256: string): Record<string, string> {
  const { authors, license } = registry[network];
  return { weights_sha256: sha256, weights_authors: authors, weights_license: license };
}
