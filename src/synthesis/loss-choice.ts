import { demand, UsageError } from "../core/demand";
import { oneOf } from "../core/one-of";
import { layersOf, type FeatureName } from "../features/create";
import { lossKinds, lossNamed } from "../losses";
import type { Loss } from "../losses/loss";
import { sourceHash } from "../losses/source-hash";
import { demandWeight } from "./demand-weight";
import type { SourceName } from "./pictures";
import type { Settings } from "./settings";

/** A loss as `lossNamed` takes it, or one of one's own. */
export type AnyLoss = string | Loss;

export function lossOf(loss: AnyLoss): Loss {
  return typeof loss === "string" ? lossNamed(loss) : loss;
}

/** A loss with its place in the objective. The same loss may be chosen again on other layers. */
export interface LossChoice {
  readonly loss: AnyLoss;
  /** Default 1. */
  readonly weight?: number | undefined;
  /** Its own layers, `pixels` among them. Default: those of the settings. */
  readonly layers?: readonly string[] | undefined;
  /** The picture that its target is taken from. Default: the exemplar. */
  readonly of?: SourceName | undefined;
}

type Chosen = Settings["losses"][number];

/** Every choice as settings hold it; a loss of one's own by its name and the hash of its source. @throws UsageError */
export function chosenLosses(
  features: FeatureName,
  shared: readonly string[],
  given: readonly (AnyLoss | LossChoice)[] = ["gram"],
): Settings["losses"] {
  demand(given.length > 0, "loss", "at least one loss", "none");
  const known = layersOf(features);
  const [first, ...rest] = given.map(choiceOf).map(({ loss, weight = 1, layers, of }): Chosen => {
    for (const layer of layers ?? []) oneOf(`layers of ${features}`, known, layer);
    const own = layers && known.filter((layer) => layers.includes(layer));
    const named = typeof loss === "string" ? { loss: lossNamed(loss).name } : ownName(loss);
    demandWeight("loss", named.loss, weight);
    return {
      ...{ ...named, weight },
      ...(own ? { layers: own } : {}),
      ...(of === undefined || of === "exemplar" ? {} : { of }),
    };
  });
  const losses: Settings["losses"] = [first!, ...rest];
  const terms = losses.flatMap(({ loss, layers }) => (layers ?? shared).map((layer) => `${loss}@${layer}`));
  const twice = terms.find((term, i) => terms.indexOf(term) !== i);
  demand(twice === undefined, "loss", "each loss once a layer", `${twice} twice`);
  return losses;
}

/** The losses of one's own among the choices. */
export function ownLosses(given: readonly (AnyLoss | LossChoice)[] = []): readonly Loss[] {
  return given.map((each) => choiceOf(each).loss).filter((loss) => typeof loss !== "string");
}

/**
 * The losses that settings name, in their order.
 * @param own  those of one's own, with the sources that the settings were made for  @throws UsageError where one lacks
 */
export function lossesOf({ losses }: Pick<Settings, "losses">, own: readonly Loss[]): readonly Loss[] {
  return losses.map(({ loss: name, source }) => {
    if (source === undefined) return lossNamed(name);
    const found = own.find((loss) => loss.name === name && sourceHash(loss) === source);
    if (found) return found;
    throw new UsageError(
      `loss: expected the loss ${name} with the source ${source.slice(0, 8)}, got ${own.some((loss) => loss.name === name) ? "another source" : "none of that name"}; hand over the loss that the settings were made with`,
    );
  });
}

export function choiceOf(given: AnyLoss | LossChoice): LossChoice {
  return typeof given === "string" || "measure" in given ? { loss: given } : given;
}

/** Terms are told as LOSS@LAYER, and lists of them with commas and colons. */
function ownName(loss: Loss): Pick<Chosen, "loss" | "source"> {
  const { name } = loss;
  demand(/^[^@,:\s]{1,200}$/.test(name), "loss", "a name of one's own loss without spaces, @, commas or colons", name);
  const taken = lossKinds.some((kind) => kind.name === name.split("/")[0]);
  demand(!taken, "loss", "a name that none of the workbench's losses has", name);
  return { loss: name, source: sourceHash(loss) };
}
