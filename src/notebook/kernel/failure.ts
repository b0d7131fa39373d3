import { inspect } from "node:util";

/** Content of Jupyter's `error` message: the cell turns red, and a saved notebook tells that it failed. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Frames of the machinery below a cell, which tell a reader nothing. */
const MACHINERY =
  /^\s+at (.*[(\s])?(node:|.*[\\/]node_modules[\\/]tslab[\\/]|.*[\\/]dist[\\/]notebook[\\/]kernel[\\/])/;

/**
 * A thrown value as a message. Line numbers in a cell are left out: they are those of its compiled form.
 * @param project  the project's folder; its files are told by their path from there
 */
export function failureOf(thrown: unknown, project: string): Failure {
  if (!(thrown instanceof Error)) {
    const evalue = typeof thrown === "string" ? thrown : inspect(thrown);
    return { ename: "Error", evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const lines = inspect(thrown).split("\n");
  const kept = lines.filter((line) => !MACHINERY.test(line)).map((line) => tidied(line, project));
  const traceback = kept.filter((line, index) => line === "" || line !== kept[index - 1]);
  return { ename: thrown.name, evalue: tidied(thrown.message, project), traceback };
}

/** A cell that its user stopped. @param whole  it looked at its signal and came to its end; what it declared is kept */
export function interrupted(whole = false): Failure {
  const evalue = whole
    ? "the cell ended with what it had so far, which is kept"
    : "the cell was left where it was; what earlier cells declared is kept";
  return { ename: "Interrupted", evalue, traceback: [`Interrupted: ${evalue}`] };
}

/** What the compiler says against a cell, a line each. */
export function typeFailure(lines: readonly string[]): Failure {
  return { ename: "TypeScriptError", evalue: lines[0]!, traceback: lines };
}

function tidied(line: string, project: string): string {
  return line
    .replaceAll(`file://${project}/`, "")
    .replaceAll(`${project}/`, "")
    .replace(/(cell \[\d+\])(:\d+)+/g, "$1");
}
