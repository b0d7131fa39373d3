/** The two streams that a cell writes to. */
export type StreamName = "stdout" | "stderr";

/** Sends text to a client; kept with the text, so that what a cell wrote reaches that cell. */
export type Send = (name: StreamName, text: string) => void;

/** Between messages, in ms, in the long run. A message a write would flood the client. */
const PAUSE = 50;
/** Messages that may follow one another without a pause: what a cell says before it computes for long is seen at once. */
const BURST = 20;

/** Joins quick writes into few messages, in the order in which they were made. */
export interface Output {
  write(name: StreamName, text: string, send: Send): void;
  /** Sends what waits: before a picture is shown, and when a cell ends. */
  flush(): void;
}

/** @param now  the time in ms: a cell that never waits is to show its output too, and timers do not fire there */
export function joinedOutput(now: () => number): Output {
  let waiting: { readonly name: StreamName; readonly send: Send; texts: string[] }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let credit = BURST;
  let counted = now();

  /** Takes one message from the credit, if there is one left. */
  const maySend = (): boolean => {
    const time = now();
    credit = Math.min(BURST, credit + (time - counted) / PAUSE);
    counted = time;
    if (credit < 1) return false;
    credit--;
    return true;
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const all = waiting;
    waiting = [];
    for (const { name, send, texts } of all) send(name, texts.join(""));
  };

  return {
    write(name, text, send) {
      const last = waiting.at(-1);
      if (last?.name === name && last.send === send) last.texts.push(text);
      else waiting.push({ name, send, texts: [text] });
      if (maySend()) flush();
      else timer ??= setTimeout(flush, PAUSE);
    },
    flush,
  };
}
