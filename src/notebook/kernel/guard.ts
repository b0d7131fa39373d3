import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort } from "node:worker_threads";

/**
 * A thread beside the kernel's main one, which hears its keeper even while a cell computes and never waits. A byte: what the
 * main thread runs is stopped. The end of the pipe: the keeper is gone, and so is the kernel.
 */
const PIPE = 4;

const keeper = new Socket({ fd: PIPE, readable: true, writable: false });
keeper.on("data", () => {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => {
    session.disconnect();
    parentPort!.postMessage("stopped");
  });
});
keeper.on("close", () => process.kill(process.pid, "SIGKILL"));
