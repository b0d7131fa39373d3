/** How the kernel's process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last that it wrote on its own standard error. */
  readonly words: string;
  /** What JavaScript's heap was limited to, in MiB. */
  readonly heap: number;
}

export type Cause = "heap" | "killed" | "native" | "exit" | "failed";

/** Why it ended, as far as can be told from outside. */
export function endOf({ signal, words }: End): Cause {
  if (/heap out of memory|Reached heap limit|invalid table size/i.test(words)) return "heap";
  if (signal === "SIGKILL") return "killed";
  if (signal !== null) return "native";
  return words.trim() === "" ? "exit" : "failed";
}

/** Says it to the notebook's user, with what can be done. */
export function sentenceOn(cause: Cause, { code, signal, words, heap }: End): string {
  const again = "A new kernel starts without what cells had declared: run them again from the top.";
  switch (cause) {
    case "heap":
      return `The kernel ran out of memory: JavaScript's heap reached ${heap} MiB; keep fewer objects at a time, or set TEXTURE_KERNEL_HEAP to more MiB. ${again}`;
    case "killed":
      return `The kernel was killed from outside, most likely by the system because the machine's memory ran out; use smaller pictures, or dispose of tensors. ${again}`;
    case "native":
      return `The kernel crashed in native code (${signal!}). ${again}`;
    case "exit":
      return `A cell ended the kernel's process (exit code ${code ?? 0}). ${again}`;
    case "failed":
      return `The kernel ended with exit code ${code ?? 0}: ${lastLine(words)} ${again}`;
  }
}

function lastLine(words: string): string {
  const lines = words.trim().split("\n");
  return (lines.filter((line) => /Error\b/.test(line)).at(-1) ?? lines.at(-1)!).trim();
}
