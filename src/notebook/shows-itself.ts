import { inspect } from "node:util";

/** A method that the kernel calls, where there is one, on what a cell's last expression comes to, instead of printing it. */
const SHOW = Symbol.for("texture-workbench.show");

/**
 * Gives a thing such a method; copies of the thing do not have it.
 * @param line  what it is where it is printed. Default: as it would be
 */
export function showsItself<T extends object>(thing: T, show: () => Promise<void>, line?: () => string): T {
  Object.defineProperty(thing, SHOW, { value: show });
  if (line) Object.defineProperty(thing, inspect.custom, { value: line });
  return thing;
}
