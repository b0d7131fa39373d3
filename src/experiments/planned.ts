import { demand, UsageError } from "../core/demand";
import { weightsFor, hashOf } from "../features/create";
import type { WeightsSource } from "../features/weights/load";
import { layersUsed } from "../synthesis/layers-at";
import { recordKey } from "../synthesis/record";
import { imagesOf, infosOf } from "../synthesis/run";
import { resolveSettings } from "../synthesis/resolve-settings";
import type { Settings } from "../synthesis/settings";
import type { Cell } from "./cells";
import { exemplarAt, type ExemplarPlace } from "./exemplar-at";
import { synthesisOptions } from "./run-options";
import { sourcesOf, type OpenedSources } from "./sources-of";

/** A run with all that determines it. */
export interface PlannedRun extends Cell {
  readonly settings: Settings;
  readonly sources: OpenedSources;
  /** sha256 of all of it: its name in the store. */
  readonly key: string;
}

/**
 * Resolves every cell before any is computed, so that what cannot be is told at once.
 * @throws UsageError that names the cell; where two cells come to the same run, too: they would not differ
 */
export async function plannedRuns(cells: readonly Cell[], source: WeightsSource): Promise<PlannedRun[]> {
  const exemplars = remembered(({ exemplar, size }: ExemplarPlace) => JSON.stringify([exemplar, size]), exemplarAt);
  const hashes = remembered(
    (need: Parameters<typeof weightsFor>[0]) => JSON.stringify(need),
    async (need) => hashOf(need, await weightsFor(need, source)),
  );
  const runs: PlannedRun[] = [];
  for (const cell of cells) {
    try {
      const sources = await sourcesOf(cell.options, exemplars);
      const settings = resolveSettings(synthesisOptions(cell.options), imagesOf(sources));
      const sha256 = await hashes({ name: settings.features.name, layers: layersUsed(settings) });
      const key = recordKey(settings, infosOf(sources), sha256);
      runs.push({ ...cell, settings, sources, key });
    } catch (error) {
      if (error instanceof UsageError) throw new UsageError(`${cellName(cell)}: ${error.message}`);
      throw error;
    }
  }
  const known = new Map<string, Cell>();
  for (const run of runs) {
    const other = known.get(run.key);
    demand(
      other === undefined,
      "experiment",
      "runs that differ",
      other && `${cellName(other)} and ${cellName(run)}, which are the same run`,
    );
    known.set(run.key, run);
  }
  return runs;
}

/** "exemplar=pebbles, losses=gram". */
export function cellName({ axes }: Pick<Cell, "axes">): string {
  return Object.entries(axes)
    .map(([axis, label]) => `${axis}=${label}`)
    .join(", ");
}

function remembered<Key, Value>(
  name: (key: Key) => string,
  make: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (key) => {
    const id = name(key);
    const found = made.get(id) ?? make(key);
    made.set(id, found);
    return found;
  };
}
