/** One thing that was looked at. A note is no fault: some losses are that way on purpose. */
export interface Check {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "noted";
  /** What was found, in a sentence; what to do where it failed. */
  readonly detail: string;
  /** What was found, where it is one number … */
  readonly measured?: number;
  /** … and the most that passes. */
  readonly limit?: number;
}

export interface LossReport {
  readonly loss: string;
  /** Nothing failed. */
  readonly passed: boolean;
  readonly checks: readonly Check[];
}

type Numbers = Pick<Check, "measured" | "limit">;

export const passed = (name: string, detail: string, numbers: Numbers = {}): Check =>
  ({ name, outcome: "passed", detail, ...numbers }); // prettier-ignore
export const failed = (name: string, detail: string, numbers: Numbers = {}): Check =>
  ({ name, outcome: "failed", detail, ...numbers }); // prettier-ignore
export const noted = (name: string, detail: string, numbers: Numbers = {}): Check =>
  ({ name, outcome: "noted", detail, ...numbers }); // prettier-ignore

const marks = { passed: "ok", failed: "FAILED", noted: "note" } as const;

/** A line a check, for a terminal or a cell. */
export function reportText({ loss, passed, checks }: LossReport): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(
    ({ name, outcome, detail }) => `  ${marks[outcome].padEnd(6)}  ${name.padEnd(width)}  ${detail}`,
  );
  return [`${loss}: ${passed ? "sound" : "not sound"}`, ...lines].join("\n");
}
