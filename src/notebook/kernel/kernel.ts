import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { serve } from "./server";
import { openSession } from "./session";

/** What the kernel tells its keeper: its messages, by the process's channel. */
export type Report =
  { readonly began: object } | { readonly ended: true } | { readonly closing: true } | { readonly heard: true };

/**
 * The kernel's own process, started by its keeper. Interrupts come as SIGINT.
 * @param project  the project's folder
 * @param now      the time in ms
 */
export async function runKernel(connectionFile: string, project: string, now: () => number): Promise<void> {
  const tell = (report: Report): void => void process.send?.(report);
  const session = openSession(process.cwd(), project, now);
  process.on("SIGINT", () => {
    tell({ heard: true });
    session.interrupt();
  });
  process.on("uncaughtException", (error) => session.uncaught(error));
  process.on("unhandledRejection", (reason) => session.uncaught(reason));
  const guard = new Worker(join(__dirname, "guard.js"));
  guard.on("message", () => session.leave());
  guard.unref();
  await serve(connectionFile, session, {
    began: ({ header }) => tell({ began: header }),
    ended: () => tell({ ended: true }),
    closing: () => tell({ closing: true }),
  });
}
