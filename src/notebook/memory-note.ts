import { engine } from "../core/tensor";
import { atCellEnd } from "./cell-end";

/** Of tfjs: tensors that nobody has disposed of. */
export interface Memory {
  readonly numTensors: number;
  readonly numBytes: number;
}

/** @returns to be asked at the end of each cell: a sentence where more tensors are alive than at the end of the last one */
export function memoryWatch(now: () => Memory): () => string | undefined {
  let before = now();
  return () => {
    const last = before;
    before = now();
    const tensors = before.numTensors - last.numTensors;
    if (tensors <= 0) return undefined;
    const mebibytes = Math.max(0, before.numBytes - last.numBytes) / 2 ** 20;
    const [what, are, them] = tensors === 1 ? ["tensor", "is", "it"] : ["tensors", "are", "them"];
    return (
      `Note: ${tensors} ${what} (${mebibytes.toFixed(1)} MiB) of this cell ${are} still in memory and will stay there; ` +
      `make ${them} within tidy(() => …), or call dispose() when done.`
    );
  };
}

/** Tells of them below each cell, from now on. */
export function tellLeaks(): void {
  const watch = memoryWatch(() => {
    const { numTensors, numBytes } = engine().state;
    return { numTensors, numBytes };
  });
  atCellEnd("memory", () => {
    const note = watch();
    if (note !== undefined) process.stderr.write(`${note}\n`);
  });
}
