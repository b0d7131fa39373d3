import { spawnSync } from "node:child_process";
import { accessSync, constants, chmodSync, readFileSync, writeFileSync } from "node:fs";
import { usualPlaces } from "../../src/figures/browser/places";

/** Of a browser that tests may start: TEXTURE_CHROMIUM's, or one in a usual place. */
export const BROWSER = [process.env.TEXTURE_CHROMIUM ?? "", ...usualPlaces(process.platform, process.env)].find(canRun);

/** A `describe` for tests that start a browser; where there is none they are skipped and the title says why. */
export function describeBrowser(title: string, body: (this: Mocha.Suite) => void): void {
  if (BROWSER !== undefined) describe(title, body);
  else describe.skip(`${title} (skipped: no Chromium, Chrome or Edge on PATH; name one in TEXTURE_CHROMIUM)`, body);
}

/** Makes a script that can be given for a browser. It notes its process's id in `${path}.pid`. @returns path */
export function script(path: string, lines: string): string {
  writeFileSync(path, `#!/bin/sh\necho $$ > "${path}.pid"\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Of the script's process, which `exec` keeps. */
export function pidOf(path: string): number {
  return Number(readFileSync(`${path}.pid`, "utf8"));
}

/** Whether no process of the group that a script leads is there within 5 s; a dead one not yet taken note of does not count. */
export async function groupIsGone(leader: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    if (membersOf(leader) === 0) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}

function membersOf(leader: number): number {
  const { stdout } = spawnSync("ps", ["-eo", "pgid=,stat="], { encoding: "utf8" });
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  return lines.filter(([group, state]) => Number(group) === leader && !state!.startsWith("Z")).length;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
