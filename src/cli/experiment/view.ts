import { MultiBar } from "cli-progress";
import type { Outcome } from "../../experiments/tasks";
import { duration } from "../../synthesis/pace";

/** Shows how far an experiment is, on standard error: bars on a terminal, a line a run elsewhere. */
export interface ExperimentView {
  progress(name: string, worker: number, share: number): void;
  ended(name: string, worker: number, outcome: Outcome): void;
  end(): void;
}

/** @param total  runs that are to be done  @param clock  milliseconds */
export function experimentView(
  total: number,
  workers: number,
  clock: () => number,
  stream: NodeJS.WriteStream = process.stderr,
): ExperimentView {
  return stream.isTTY ? bars(total, workers, clock, stream) : lines(total, stream);
}

function bars(total: number, workers: number, clock: () => number, stream: NodeJS.WriteStream): ExperimentView {
  const began = clock();
  const format = "[{bar}] {percentage}%  {text}";
  const shape = { hideCursor: true, barsize: 24, etaBuffer: 1, clearOnComplete: false };
  const multi = new MultiBar({ format, stream, ...shape, gracefulExit: false });
  const whole = multi.create(total, 0, { text: `0 of ${total} runs` });
  const own = Array.from({ length: workers }, () => multi.create(1, 0, { text: "getting ready" }));
  const shares = Array<number>(workers).fill(0);
  let done = 0;
  const show = () => {
    const share = done + shares.reduce((sum, each) => sum + each, 0);
    const left = share > 0 ? ((clock() - began) / 1000 / share) * (total - share) : undefined;
    whole.update(share, { text: `${done} of ${total} runs  ${duration(left)} left` });
  };
  return {
    progress(name, worker, share) {
      shares[worker] = share;
      own[worker]!.update(share, { text: name });
      show();
    },
    ended(name, worker, outcome) {
      shares[worker] = 0;
      done++;
      if (outcome.kind === "failed") multi.log(`${failed(name, outcome.error)}\n`);
      show();
    },
    end() {
      multi.update(); // What was logged last would else be lost.
      multi.stop();
    },
  };
}

function lines(total: number, stream: NodeJS.WriteStream): ExperimentView {
  let done = 0;
  return {
    progress: () => undefined,
    ended(name, _worker, outcome) {
      done++;
      const how = outcome.kind === "finished" ? `${name}: ${outcome.seconds.toFixed(1)} s` : name;
      const line = outcome.kind === "failed" ? failed(name, outcome.error) : how;
      if (outcome.kind !== "interrupted") stream.write(`${done} of ${total}  ${line}\n`);
    },
    end: () => undefined,
  };
}

function failed(name: string, error: string): string {
  return `${name} failed: ${error.split("\n")[0]!}`;
}
