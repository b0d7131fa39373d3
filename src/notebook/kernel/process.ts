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
 * Gives a cell's code a name that a stack can tell, and says when it begins to run: what comes before is the compiler's.
 * tslab would have SIGINT stop it, for which Node takes all listeners of SIGINT away meanwhile; the kernel has its own way.
 */
export function nameCells(name: () => string, begins: () => void): void {
  const runInThisContext = vm.runInThisContext.bind(vm);
  vm.runInThisContext = (code, options) => {
    if (typeof options !== "object" || !options.breakOnSigint) return runInThisContext(code, options) as unknown;
    begins();
    return runInThisContext(code, { ...options, breakOnSigint: false, filename: name() }) as unknown;
  };
}
