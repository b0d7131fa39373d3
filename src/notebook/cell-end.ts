/** Where the kernel finds what is to be done: on the global object, as `reload` gives modules a second life. */
const KEY = Symbol.for("texture-workbench.cell-end");

type Task = () => Promise<void> | void;
type Keeper = Record<symbol, Map<string, Task> | undefined>;

/** Has something done at the end of each cell, also of one that failed; in place of what was named so before. */
export function atCellEnd(name: string, task: Task): void {
  ((globalThis as unknown as Keeper)[KEY] ??= new Map()).set(name, task);
}

/** For the kernel: a cell has ended. */
export async function endCell(): Promise<void> {
  for (const task of (globalThis as unknown as Keeper)[KEY]?.values() ?? []) await task();
}
