import { spawn } from "node:child_process";
import { writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { endOf, sentenceOn, type End } from "./end";
import { lastWords } from "./last-words";
import type { Report } from "./kernel";

/** How often the keeper looks whether its Jupyter is still there, in ms. */
const ORPHANED = 1000;
/** Of what the kernel's process writes beside Jupyter's messages, how much is kept to tell why it died, in characters. */
const KEPT = 4000;

/** Code that is stopped leaves Node's account of callbacks unbalanced, which Node would take for a reason to end. */
const FLAGS = ["--no-force-async-hooks-checks"];

export interface KeeperOptions {
  /** Started with the connection file and "kept", it runs the kernel. */
  readonly script: string;
  readonly connectionFile: string;
  /** JavaScript's heap, in MiB. What arrays of numbers hold lies outside it. */
  readonly heap: number;
  readonly now: () => Date;
}

/**
 * Keeps the kernel: a small process beside it that passes interrupts on, and where the kernel dies tells in
 * the running cell why. It ends when the kernel does; Jupyter then starts another.
 */
export function keepKernel({ script, connectionFile, heap, now }: KeeperOptions): void {
  const kernel = spawn(process.execPath, [...FLAGS, `--max-old-space-size=${heap}`, script, connectionFile, "kept"], {
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    detached: true, // A signal to Jupyter's group would reach it twice.
  });
  let running: object | undefined;
  let closing = false;
  let words = "";
  kernel.stdout!.on("data", log);
  kernel.stderr!.on("data", (chunk: Buffer) => {
    log(chunk);
    words = (words + chunk.toString()).slice(-KEPT);
  });
  kernel.on("message", (report: Report) => {
    if ("began" in report) running = report.began;
    else if ("ended" in report) running = undefined;
    else if ("closing" in report) closing = true;
  });
  process.on("SIGINT", () => (kernel.stdio[4] as Writable).write("!")); // Its guard hears it.
  process.on("SIGTERM", () => {
    closing = true;
    kernel.kill("SIGKILL");
  });
  const jupyter = process.ppid;
  setInterval(() => {
    if (process.ppid !== jupyter) process.exit(0); // Jupyter died without a word; the guard ends the kernel.
  }, ORPHANED).unref();
  kernel.on("close", (code, signal) => {
    if (closing) process.exit(0);
    void tellEnd({ code, signal, words, heap }, connectionFile, running, now);
  });
}

async function tellEnd(end: End, connectionFile: string, running: object | undefined, now: () => Date): Promise<void> {
  const sentence = sentenceOn(endOf(end), end);
  log(`${sentence}\n`);
  if (running)
    await lastWords(connectionFile, running, { ename: "KernelDied", evalue: sentence, traceback: [sentence] }, now);
  process.exit(1);
}

/** To Jupyter's log. Not by Node's stream, which would make the log that Jupyter writes to itself one that does not wait. */
function log(text: string | Buffer): void {
  try {
    writeSync(2, text.toString());
  } catch {
    // The log is closed or full: the kernel lives on without it.
  }
}
