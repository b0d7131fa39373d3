import type { Settings } from "../../synthesis/settings";
import { resultLine } from "../result";
import { runWords } from "./words";
import type { RunView } from "./view";

/** Milliseconds between two changes. */
const INTERVAL = 200;

/** On a terminal: one line that changes in place, and in the end says how the run came out. */
export function lineView(stream: NodeJS.WriteStream, settings: Settings, clock: () => number): RunView {
  const words = runWords(settings.scales, clock);
  const began = clock();
  let next = began;
  const put = (line: string) => stream.write(`\r\x1b[2K${line.slice(0, Math.max(1, stream.columns - 1))}`);
  return {
    update(progress) {
      const { line } = words(progress);
      if (clock() < next) return;
      next = clock() + INTERVAL;
      put(line);
    },
    end(result) {
      put(resultLine(result, (clock() - began) / 1000));
      stream.write("\n");
      return Promise.resolve();
    },
    fail() {
      stream.write("\n");
      return Promise.resolve();
    },
  };
}
