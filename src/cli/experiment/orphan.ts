import { workerData } from "node:worker_threads";

/** A thread of a worker process, which ends that as soon as the process that started it is gone, whatever it is computing. */
const OFTEN = 200;
const parent = workerData as number;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, OFTEN);
