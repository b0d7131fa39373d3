/** What `texture doctor` found out about one thing. */
export interface Check {
  /** As "engine wasm". */
  readonly name: string;
  /** `missing`: can be had; `broken`: is there and does not work; `limited`: works, with less than one would want. */
  readonly state: "ok" | "limited" | "missing" | "broken";
  /** What was found, in a line. */
  readonly says: string;
  /** The one command that would mend it. */
  readonly mend?: string;
  /** Without it the main job cannot be done. */
  readonly essential?: true;
}
