import { setTimeout as later } from "node:timers/promises";
import { endCell } from "../cell-end";
import { beginCell, breathe } from "../interrupt";
import { failureOf, interrupted, typeFailure, type Failure } from "./failure";
import { plainNames } from "./names";
import { joinedOutput, type Send } from "./output";
import { divertStreams, nameCells } from "./process";
import { setDisplayWriter, tslabExecutor, type DisplayData, type Executor } from "./tslab";

/** A cell under way, and how what it says reaches its client. */
export interface Cell {
  readonly code: string;
  /** As in `[3]` beside it. */
  readonly number: number;
  readonly send: Send;
  readonly show: (content: DisplayData, update: boolean) => void;
  readonly fail: (failure: Failure) => void;
}

export interface Session {
  readonly executor: Executor;
  /** Runs a cell to its end. @returns whether it went well */
  run(cell: Cell): Promise<boolean>;
  /** Asks the running cell to end; leaves it where it does not look at its signal, or was asked before. */
  interrupt(): void;
  /** Leaves the running cell: its code was stopped from outside and will not come back. */
  leave(): void;
  /** An error that no code waited for. Told in the running cell, else in the last one and again in the next. */
  uncaught(thrown: unknown): void;
}

interface Run {
  readonly cell: Cell;
  readonly controller: AbortController;
  readonly watched: () => boolean;
  /** An error that it did not wait for. */
  failure: Failure | undefined;
  readonly end: (well: boolean) => void;
}

/** Whether what runs may be stopped: all but the compiler, which would not be the same after it. */
export interface Stoppable {
  get(): boolean;
  set(may: boolean): void;
}

/** A value that shows itself, as a cell's last expression, by this method rather than as text. */
const SHOWS_ITSELF = Symbol.for("texture-workbench.show");
/** How long a cell that looks at its signal may take to end before its user is told to interrupt again, in ms. */
const PATIENCE = 2000;

/** @param now  the time in ms */
export function openSession(folder: string, project: string, now: () => number, stoppable: Stoppable): Session {
  const output = joinedOutput(now);
  const unheard: Failure[] = [];
  let complaints: unknown[][] = [];
  let shown: unknown[] = [];
  let running: Run | undefined;
  let last: Cell | undefined;

  const executor = tslabExecutor(folder, {
    log: (value: unknown) => {
      const show = (value as Partial<Record<symbol, unknown>>)[SHOWS_ITSELF];
      if (typeof show === "function") shown.push(show.call(value));
      else console.log(value);
    },
    error: (...complaint: unknown[]) => void complaints.push(complaint),
  });
  divertStreams((name, text) => {
    if (last) output.write(name, text, last.send);
    return last !== undefined;
  });
  process.on("exit", () => output.flush());
  nameCells(
    () => `cell [${last?.number ?? 0}]`,
    () => stoppable.set(true),
  );

  /** Runs a cell's code; what its last expression shows is part of it. */
  const execute = async (code: string): Promise<Failure | undefined> => {
    try {
      const went = await executor.execute(plainNames(code));
      await Promise.all(shown);
      await endCell();
      return went ? undefined : failureIn(complaints, project);
    } catch (error) {
      return failureOf(error, project);
    }
  };

  const finish = (own: Run, thrown: Failure | undefined): void => {
    if (running !== own) return; // It was left before.
    const { aborted } = own.controller.signal;
    const failure = aborted ? interrupted(thrown === undefined) : thrown;
    running = undefined;
    stoppable.set(true);
    output.flush();
    if (failure) own.cell.fail(failure);
    own.end(failure === undefined && own.failure === undefined);
  };

  const run = (cell: Cell): Promise<boolean> =>
    new Promise((end) => {
      const controller = new AbortController();
      const own: Run = { cell, controller, watched: beginCell(controller.signal), failure: undefined, end };
      [running, last, complaints, shown] = [own, cell, [], []];
      setDisplayWriter((content, update) => {
        output.flush();
        cell.show(content, update);
      });
      for (const failure of unheard.splice(0)) cell.fail(failure);
      // In a turn of its own: code that is stopped takes all that called it along.
      void breathe()
        .then(() => {
          stoppable.set(false); // The compiler is first.
          return execute(cell.code);
        })
        .then((failure) => finish(own, failure));
    });

  /** For the compiler at work while a cell runs: it is not to be stopped in its place. */
  const aside = <T>(work: () => T): T => {
    const before = stoppable.get();
    stoppable.set(false);
    try {
      return work();
    } finally {
      stoppable.set(before);
    }
  };

  return {
    executor: {
      ...executor,
      inspect: (code, position) => aside(() => executor.inspect(code, position)),
      complete: (code, position) => aside(() => executor.complete(code, position)),
    },
    run,
    interrupt() {
      if (!running) return;
      const own = running;
      const again = own.controller.signal.aborted;
      own.controller.abort(new Error("The cell was interrupted."));
      if (again || !own.watched()) executor.interrupt();
      else
        void later(PATIENCE, undefined, { ref: false }).then(() => {
          if (running === own)
            output.write(
              "stderr",
              "Interrupted: waiting for the step under way; interrupt again to leave it.\n",
              own.cell.send,
            );
        });
    },
    leave() {
      if (!running) return;
      running.controller.abort();
      executor.interrupt();
      finish(running, interrupted());
    },
    uncaught(thrown) {
      const failure = failureOf(thrown, project);
      output.flush();
      if (running) {
        running.failure = failure;
        running.cell.fail(failure);
        return;
      }
      unheard.push(failure);
      last?.send(
        "stderr",
        `An error that no cell waited for; the next cell tells it too.\n${failure.traceback.join("\n")}\n`,
      );
    },
  };
}

/** tslab tells a thrown value as it is, and the compiler's words with a format before them. */
function failureIn(complaints: readonly unknown[][], project: string): Failure {
  const [first] = complaints;
  if (!first) return failureOf(new Error("The cell failed and did not say why."), project);
  if (first.length === 1) return failureOf(first[0], project);
  return typeFailure(
    complaints.map(
      ([, file, line, column, words]) => `${String(file)}${String(line)}:${String(column)} - ${String(words)}`,
    ),
  );
}
