import { StringDecoder } from "node:string_decoder";
import vm from "node:vm";
import type { StreamName } from "./output";

/**
 * Hands what is written to the process's streams to `take` instead; where that takes nothing, it goes where it would have.
 * A writer's own callback is called, so that one who waits for it goes on.
 */
export function divertStreams(take: (name: StreamName, text: string) => boolean): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = process[name];
    const write = Reflect.get(stream, "write") as (...given: unknown[]) => boolean;
    const decoder = new StringDecoder("utf8");
    stream.write = (chunk: string | Uint8Array, second?: unknown, third?: unknown): boolean => {
      const text = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
      if (!take(name, text)) return Reflect.apply(write, stream, [chunk, second, third]);
      const written = typeof second === "function" ? second : third;
      if (typeof written === "function") process.nextTick(written);
      return true;
    };
  }
}

/**
 * Gives a cell's code a name that a stack can tell, and keeps interrupts working after it. tslab runs a cell so that SIGINT
 * stops it; Node takes all listeners of SIGINT away meanwhile, and does not really listen again where the cell has added
 * one (as libraries do when they are loaded): the next SIGINT would end the process.
 */
export function nameCells(name: () => string): void {
  const runInThisContext = vm.runInThisContext.bind(vm);
  vm.runInThisContext = (code, options) => {
    if (typeof options !== "object" || !options.breakOnSigint) return runInThisContext(code, options) as unknown;
    try {
      return runInThisContext(code, { ...options, filename: name() }) as unknown;
    } finally {
      listenAgain("SIGINT");
    }
  };
}

function listenAgain(signal: NodeJS.Signals): void {
  const listeners = process.rawListeners(signal) as (() => void)[];
  process.removeAllListeners(signal);
  for (const listener of listeners) process.on(signal, listener);
}
