import { availableParallelism, cpus } from "node:os";
import type { Check } from "./check";

/** As package.json's `engines` says. */
const NODE: readonly [major: number, minor: number] = [20, 19];

export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const holds = major > NODE[0] || (major === NODE[0] && minor >= NODE[1]);
  if (holds) return { name: "node", state: "ok", says: version, essential: true };
  return {
    name: "node",
    state: "broken",
    says: `${version}, where ${NODE.join(".")} or newer is needed`,
    mend: "npx --yes node@22 node_modules/.bin/texture doctor",
    essential: true,
  };
}

export function threadsCheck(): Check {
  const threads = availableParallelism();
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return { name: "threads", state: "ok", says: `${threads} (${model})` };
}

/** Peak memory in GiB of a run with VGG-16 to pool4 and 20 pairs, by the side of the picture. Source: bench/sizes.ts. */
const NEEDED = [
  { side: 1024, gib: 5.2 },
  { side: 512, gib: 1.5 },
  { side: 256, gib: 0.95 },
] as const;

const GIB = 2 ** 30;

/** @param bytes  what this process may still take, limits of a container included */
export function memoryCheck(bytes: number): Check {
  const free = bytes / GIB;
  const fits = NEEDED.find(({ gib }) => gib <= free);
  const says = `${free.toFixed(1)} GiB to be had`;
  if (!fits) return { name: "memory", state: "limited", says: `${says}, where VGG-16 at 256×256 takes 0.95` };
  const state = fits.side < 512 ? "limited" : "ok";
  return { name: "memory", state, says: `${says}: enough for VGG-16 at ${fits.side}×${fits.side} (${fits.gib})` };
}
