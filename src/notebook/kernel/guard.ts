import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { Flags } from "./flags";

/**
 * A thread beside the kernel's main one, which hears its keeper even while a cell computes and never waits. A byte is an
 * interrupt: the main thread is told, and where it does not hear in time because code of cells keeps it, that is stopped.
 * The end of the pipe: the keeper is gone, and so is the kernel.
 */
const PIPE = 4;
/** How long a cell's code may keep the main thread from hearing, and how often that is looked at, in ms. */
const [UNHEARD, STEP] = [300, 50];

const flags = new Int32Array(workerData as SharedArrayBuffer);

const keeper = new Socket({ fd: PIPE, readable: true, writable: false });
keeper.on("data", () => {
  const asked = Atomics.add(flags, Flags.asked, 1) + 1;
  parentPort!.postMessage("interrupt");
  watch(asked, 0);
});
keeper.on("close", () => process.kill(process.pid, "SIGKILL"));

/** @param kept  how long a cell's code has kept the main thread meanwhile; the compiler is never stopped */
function watch(asked: number, kept: number): void {
  setTimeout(() => {
    if (Atomics.load(flags, Flags.heard) >= asked) return;
    if (kept < UNHEARD || !stop()) watch(asked, stoppable() ? kept + STEP : 0);
  }, STEP);
}

function stoppable(): boolean {
  return Atomics.load(flags, Flags.stoppable) === 1;
}

/** @returns false where the compiler has begun in the meantime */
function stop(): boolean {
  Atomics.store(flags, Flags.stopping, 1);
  if (!stoppable()) {
    Atomics.store(flags, Flags.stopping, 0);
    return false;
  }
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => {
    session.disconnect();
    Atomics.store(flags, Flags.stopping, 0);
    parentPort!.postMessage("stopped");
  });
  return true;
}
