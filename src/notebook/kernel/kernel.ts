import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Flags, newFlags } from "./flags";
import { serve } from "./server";
import { openSession } from "./session";

/** What the kernel tells its keeper, by the process's channel. `began` has the header of the request for a cell. */
export type Report = { readonly began: object } | { readonly ended: true } | { readonly closing: true };

/**
 * The kernel's own process, started by its keeper. Interrupts come by its guard, not as SIGINT: Node is, for a moment
 * before and after each piece of code that SIGINT could stop, deaf to it or dies of it.
 * @param project  the project's folder
 * @param now      the time in ms
 */
export async function runKernel(connectionFile: string, project: string, now: () => number): Promise<void> {
  const tell = (report: Report): void => void process.send?.(report);
  const flags = newFlags();
  const session = openSession(process.cwd(), project, now, {
    get: () => Atomics.load(flags, Flags.stoppable) === 1,
    set(may) {
      Atomics.store(flags, Flags.stoppable, may ? 1 : 0);
      while (!may && Atomics.load(flags, Flags.stopping) === 1) Atomics.wait(flags, Flags.stopping, 1, 10);
    },
  });
  process.on("uncaughtException", (error) => session.uncaught(error));
  process.on("unhandledRejection", (reason) => session.uncaught(reason));
  const guard = new Worker(join(__dirname, "guard.js"), { workerData: flags.buffer });
  guard.on("message", (message: "interrupt" | "stopped") => {
    Atomics.store(flags, Flags.heard, Atomics.load(flags, Flags.asked));
    if (message === "stopped") session.leave();
    else session.interrupt();
  });
  guard.unref();
  try {
    await serve(connectionFile, session, {
      began: ({ header }) => tell({ began: header }),
      ended: () => tell({ ended: true }),
      closing: () => tell({ closing: true }),
    });
    Atomics.store(flags, Flags.stoppable, 1);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
