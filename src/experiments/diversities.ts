import { readImage } from "../image/read";
import { diversity } from "../metrics";
import type { StoredRun } from "./standing";
import type { Store } from "./store";

/** How different the finished runs of each setting are over its seeds; nothing of a setting with fewer than two. @returns by key */
export async function diversities(store: Store, runs: readonly StoredRun[]): Promise<Map<string, number | null>> {
  const settings = new Map<string, StoredRun[]>();
  for (const each of runs)
    if (each.state.state === "finished") {
      const setting = JSON.stringify(Object.entries(each.run.axes).filter(([axis]) => axis !== "seed"));
      settings.set(setting, [...(settings.get(setting) ?? []), each]);
    }
  const found = new Map<string, number | null>();
  for (const seeds of settings.values()) {
    if (seeds.length < 2) continue;
    const images = await Promise.all(seeds.map(({ run }) => readImage(store.run(run.key).image)));
    const { image, another } = seeds[0]!.run.sources.exemplar;
    const other = another();
    const value = diversity(images, other ? [image, other] : [image]);
    for (const { run } of seeds) found.set(run.key, value);
  }
  return found;
}
