/** Why a run ended. */
export type Stop =
  | "gradient small"
  | "decrease small"
  | "step small"
  | "target reached"
  | "evaluation limit"
  | "interrupted"
  | "line search failed"
  | "not finite";

/** What each reason means, and what may be done about it. */
export const stopSentences: Readonly<Record<Stop, string>> = {
  "gradient small": "No entry of the projected gradient exceeds gradientTolerance: x is a minimum to that precision.",
  "decrease small": "The last step lowered the value by no more than decreaseTolerance of it.",
  "step small": "The last step changed x by less than stepTolerance of its distance from the origin.",
  "target reached": "The value is at or below target.",
  "evaluation limit": "All of maxEvaluations were made; x is the best point seen. Resume from the state to go on.",
  interrupted: "The signal asked to stop; x is the best point seen. Resume from the state to go on.",
  "line search failed":
    "No step along the steepest descent lowers the value enough: either x is a minimum to rounding, or the gradient is not that of the value.",
  "not finite": "The value or the gradient is not finite, at the start or at every step tried, however short.",
};
