import type { Loss } from "../losses/loss";
import { failed, type Check } from "./loss-report";
import { troubleIn } from "./loss-trouble";

/** Collects what looks at a loss find. */
export interface Looker {
  readonly checks: Check[];
  /** Whether the loss threw in a look. */
  readonly threw: () => boolean;
  /**
   * Adds what a look finds; what is thrown meanwhile is told in its place.
   * @param otherwise  the stage of what is thrown outside the loss's own functions
   */
  readonly look: (name: string, otherwise: string, work: () => Check | Promise<Check>) => Promise<void>;
}

export function looker(loss: Loss): Looker {
  const checks: Check[] = [];
  let threw = false;
  return {
    checks,
    threw: () => threw,
    async look(name, otherwise, work) {
      try {
        checks.push(await work());
      } catch (error) {
        threw = true;
        const detail = troubleIn(loss.name, error, otherwise);
        // One fault shows in every look: it is told once.
        if (checks.every((other) => other.detail !== detail)) checks.push(failed(name, detail));
      }
    },
  };
}
