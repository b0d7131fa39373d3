import { SingleBar } from "cli-progress";
import type { FetchEvent } from "../features/weights/fetch";

/** Tells on standard error how a fetch goes: a bar on a terminal, a line for every tenth elsewhere. */
export interface FetchView {
  show(event: FetchEvent): void;
  end(): void;
}

export function fetchView(stream: NodeJS.WriteStream = process.stderr): FetchView {
  const progress = stream.isTTY ? bar(stream) : lines(stream);
  return {
    show(event) {
      if (event.kind === "progress") {
        progress.update(event.received, event.total);
        return;
      }
      progress.end();
      stream.write(`${sentence(event)}\n`);
    },
    end: () => progress.end(),
  };
}

function sentence(event: Exclude<FetchEvent, { kind: "progress" }>): string {
  switch (event.kind) {
    case "waiting":
      return "Another fetch is under way; waiting for it.";
    case "damaged":
      return `What is there is replaced: ${event.reason}`;
    case "source":
      return `${event.source.title} …`;
    case "refused":
      return `${event.source.title}: ${event.reason}`;
  }
}

interface Progress {
  update(received: number, total: number | undefined): void;
  end(): void;
}

function bar(stream: NodeJS.WriteStream): Progress {
  let view: SingleBar | undefined;
  return {
    update(received, total) {
      if (!view) {
        view = new SingleBar({
          format: "[{bar}] {percentage}%  {done} of {all} MB",
          stream,
          hideCursor: true,
          barsize: 24,
        });
        view.start(total ?? received, received, { done: "…", all: "…" });
      }
      if (total !== undefined) view.setTotal(total);
      view.update(received, { done: megabytes(received), all: total === undefined ? "?" : megabytes(total) });
    },
    end() {
      view?.stop();
      view = undefined;
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let told = 0;
  return {
    update(received, total) {
      const tenth = total === undefined ? 0 : Math.floor((10 * received) / total);
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${10 * tenth}%  ${megabytes(received)} MB\n`);
    },
    end: () => (told = 0),
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
