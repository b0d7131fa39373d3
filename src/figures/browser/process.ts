import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Of what is kept of its messages for a line that comes in pieces. */
const LONGEST_LINE = 4096;

/**
 * A browser's process. Ours, and not one that playwright starts: playwright asks one that hangs to close, and ends it
 * half a minute later.
 */
export interface BrowserProcess {
  /** Where it listens, once it does; refused where it ends before. */
  readonly endpoint: Promise<string>;
  /** Ends it and its children without asking, and removes its profile. */
  readonly kill: () => Promise<void>;
}

/** @param user  Chromium's sandbox refuses to work for root (0), and is left on for all others */
export function browserArguments(profile: string, user: number | undefined): string[] {
  return [
    ...["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
    // Nothing goes through the pipe, but when we are gone it closes, and the browser ends.
    "--remote-debugging-pipe",
    ...(user === 0 ? ["--no-sandbox"] : []),
    ...["--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--mute-audio"],
    ...[
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-breakpad",
      "--disable-dev-shm-usage",
      "--disable-gpu",
    ],
    // The same pixels everywhere: gray edges of letters, no scroll bars, sRGB.
    ...["--disable-lcd-text", "--font-render-hinting=none", "--hide-scrollbars", "--force-color-profile=srgb"],
    "--no-startup-window",
  ];
}

export async function startProcess(path: string): Promise<BrowserProcess> {
  const profile = await mkdtemp(join(tmpdir(), "texture-browser-"));
  const child = spawn(path, browserArguments(profile, process.getuid?.()), {
    // On its own, so that Ctrl-C reaches us alone and all its children can be ended at once.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  for (const stream of child.stdio) stream?.on("error", () => undefined); // That it is gone is told by its end.
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  const endWithUs = () => {
    end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", endWithUs);
  return {
    endpoint: endpointOf(child),
    async kill() {
      process.removeListener("exit", endWithUs);
      end(child);
      await ended;
      // What the system holds on to may stay in its folder for temporary files: a picture is not lost by that.
      await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return; // It never began.
  try {
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else process.kill(-pid, "SIGKILL");
  } catch (error) {
    // Gone already; of a group that has died but for its last notice macOS says EPERM.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((found, refuse) => {
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, endpoint] = /DevTools listening on (ws:\/\/\S+)\s/.exec(said) ?? [];
      if (endpoint !== undefined) found(endpoint);
      said = said.slice(-LONGEST_LINE);
    });
    child.once("error", ({ message }) => refuse(new Error(`it did not start (${message})`)));
    child.once("exit", (code, signal) =>
      refuse(new Error(`it ended as it started (${signal ?? `code ${code ?? 0}`})`)),
    );
  });
}
