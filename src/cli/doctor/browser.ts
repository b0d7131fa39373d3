import { browserState } from "../../figures/browser/state";
import type { BrowserSource } from "../../figures/browser/places";
import type { Check } from "./check";

/** Starts the browser that would draw pictures of figures. */
export async function browserCheck(source: BrowserSource): Promise<Check> {
  const { ready, path, version, reason, howToGet } = await browserState({ ...source, launch: true });
  const name = "browser";
  if (ready) return { name, state: "ok", says: `Chromium ${version ?? ""} (${path ?? ""})` };
  const says = `${reason ?? "not found"}; curves are drawn without it, more plainly`;
  return { name, state: path === undefined ? "missing" : "broken", says, mend: howToGet };
}
