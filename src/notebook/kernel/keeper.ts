import { spawn, type ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";
import { endOf, sentenceOn, type End } from "./end";
import { lastWords } from "./last-words";
import type { Report } from "./kernel";

/** Between an interrupt that the kernel has not heard and what follows, in ms. */
const UNHEARD = 1000;
/** Of what the kernel's process writes beside Jupyter's messages, how much is kept to tell why it died, in characters. */
const KEPT = 4000;

export interface KeeperOptions {
  /** Started with the connection file and "kept", it runs the kernel. */
  readonly script: string;
  readonly connectionFile: string;
  /** JavaScript's heap, in MiB. What arrays of numbers hold lies outside it. */
  readonly heap: number;
  readonly now: () => Date;
}

/**
 * Keeps the kernel: a small process beside it that passes interrupts on, one at a time, and where the kernel dies tells in
 * the running cell why. It ends when the kernel does; Jupyter then starts another.
 */
export function keepKernel({ script, connectionFile, heap, now }: KeeperOptions): void {
  const kernel = spawn(process.execPath, [`--max-old-space-size=${heap}`, script, connectionFile, "kept"], {
    stdio: ["ignore", "inherit", "pipe", "ipc", "pipe"],
    detached: true, // A signal to Jupyter's group would reach it twice.
  });
  let running: object | undefined;
  let closing = false;
  let words = "";
  const interrupts = interrupter(kernel);
  kernel.stderr!.on("data", (chunk: Buffer) => {
    process.stderr.write(chunk);
    words = (words + chunk.toString()).slice(-KEPT);
  });
  kernel.on("message", (report: Report) => {
    interrupts.heard();
    if ("began" in report) running = report.began;
    else if ("ended" in report) running = undefined;
    else if ("closing" in report) closing = true;
  });
  process.on("SIGINT", interrupts.send);
  process.on("SIGTERM", () => {
    closing = true;
    kernel.kill("SIGKILL");
  });
  kernel.on("close", (code, signal) => {
    if (closing) process.exit(0);
    void tellEnd({ code, signal, words, heap }, connectionFile, running, now);
  });
}

async function tellEnd(end: End, connectionFile: string, running: object | undefined, now: () => Date): Promise<void> {
  const sentence = sentenceOn(endOf(end), end);
  process.stderr.write(`${sentence}\n`);
  if (running)
    await lastWords(connectionFile, running, { ename: "KernelDied", evalue: sentence, traceback: [sentence] }, now);
  process.exit(1);
}

/**
 * Passes interrupts on. One that is not heard in time finds the kernel computing without a pause: its guard stops it.
 * More that come meanwhile are dropped: Node is, for a moment after each, deaf to the next one and would die of it.
 */
function interrupter(kernel: ChildProcess): { send: () => void; heard: () => void } {
  let waiting: NodeJS.Timeout | undefined;
  return {
    send() {
      if (waiting) return;
      waiting = setTimeout(() => {
        waiting = undefined;
        (kernel.stdio[4] as Writable).write("!");
      }, UNHEARD);
      kernel.kill("SIGINT");
    },
    heard() {
      clearTimeout(waiting);
      waiting = undefined;
    },
  };
}
