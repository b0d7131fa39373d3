/** One thing that was looked at. A note is no fault: some losses are that way on purpose. */
export interface Check {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "noted";
  /** What was found, in a sentence; what to do where it failed. */
  readonly detail: string;
}

export interface LossReport {
  readonly loss: string;
  /** Nothing failed. */
  readonly passed: boolean;
  readonly checks: readonly Check[];
}

const marks = { passed: "ok", failed: "FAILED", noted: "note" } as const;

/** A line a check, for a terminal or a cell. */
export function reportText({ loss, passed, checks }: LossReport): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(
    ({ name, outcome, detail }) => `  ${marks[outcome].padEnd(6)}  ${name.padEnd(width)}  ${detail}`,
  );
  return [`${loss}: ${passed ? "sound" : "not sound"}`, ...lines].join("\n");
}
