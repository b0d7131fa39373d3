import { expect } from "chai";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { metricInfos } from "../../src/metrics";
import { temporaryFolder } from "../image/temporary";
import { texture, type Ended } from "./texture";

const MAIN = resolve(__dirname, "../../dist/cli/main.js");

/** Six runs of some tenths of a second; with BAD a seventh and an eighth whose objective is not finite. */
const declared = (more = "") => `export const experiment = {
  question: "Does it go on?",
  base: { size: 32, layers: "level1,level2", evaluations: 40 },
  axes: { exemplar: ["procedural:pebbles", "procedural:bricks"], losses: ["gram", "mean", "covariance"${more}] },
  quick: { set: { evaluations: 2 }, axes: { exemplar: "procedural:bricks" } },
  heldOut: { features: "random-pyramid", layers: ["level3"] },
};`;
const BAD = ', "gram:1e300"';

describe("texture experiment", function () {
  this.timeout(120_000);
  const path = temporaryFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    return path(name);
  };
  const keysIn = (store: string) => readdirSync(path(store)).filter((name) => name.length === 64);
  const finishedIn = (store: string) => keysIn(store).filter((key) => existsSync(path(`${store}/${key}/record.json`)));
  const run = (name: string, store: string, ...more: string[]) =>
    texture(["experiment", "run", path(name), "--out", path(store), ...more]);
  const resultOf = (store: string, key: string) => {
    const { curve } = JSON.parse(readFileSync(path(`${store}/${key}/record.json`), "utf8")) as { curve: unknown };
    return { image: readFileSync(path(`${store}/${key}/image.png`)).toString("base64"), curve };
  };

  before(async () => {
    file("six.ts", declared());
    const { code, stdout, stderr } = await run("six.ts", "undisturbed");
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: `6 runs: 6 finished, 0 failed, 0 to do; ${path("undisturbed")}\n` }); // prettier-ignore
    expect(stderr.split("\n"), "two baselines, six runs").to.have.length(9);
  });

  it("keeps of each run its record, its picture and a thumbnail, and an index of all", () => {
    const keys = keysIn("undisturbed");
    expect(keys).to.have.length(6);
    for (const key of keys)
      expect(readdirSync(path(`undisturbed/${key}`)).sort()).to.deep.equal([
        "image.png",
        "metrics.json",
        "record.json",
        "thumbnail.jpg",
      ]);
    const index = JSON.parse(readFileSync(path("undisturbed/index.json"), "utf8")) as { runs: { key: string; axes: object; state: string; metrics: object }[]; baselines: { exemplar: string }[] }; // prettier-ignore
    expect(index).to.deep.include({ schema: 1, experiment: "six", axes: ["exemplar", "losses"] });
    expect(index.runs.map(({ key }) => key).sort()).to.deep.equal(keys.sort());
    expect(index.runs[1]).to.deep.include({ state: "finished", axes: { exemplar: "pebbles", losses: "mean" } });
    for (const { metrics } of index.runs)
      expect(Object.keys(metrics)).to.deep.equal(metricInfos.map(({ name }) => name));
    expect(index.baselines.map(({ exemplar }) => exemplar)).to.deep.equal(["pebbles", "bricks"]);
  });

  it("computes nothing twice", async () => {
    const times = () => keysIn("undisturbed").map((key) => statSync(path(`undisturbed/${key}/record.json`)).mtimeMs);
    const before = times();
    expect((await run("six.ts", "undisturbed")).code).to.equal(0);
    expect(times()).to.deep.equal(before);
  });

  it("lists, plans, narrows, tells how it stands and cleans", async () => {
    mkdirSync(path("project/experiments"), { recursive: true });
    file("project/experiments/six.ts", declared());
    const here = (command: string) => texture(`experiment ${command}`, { cwd: path("project") });
    expect((await here("list")).stdout).to.equal("six: Does it go on?\n  6 runs (full), 3 runs (quick)\n");
    const planned = (await here("plan six")).stdout;
    expect(planned).to.match(/^6 runs, 0 of them finished in results.six\nevaluations  at most 240\n/);
    expect(planned).to.match(
      /time +about \d+ s for runs and \d+ s for metrics \(3 of 3 kinds of objective were timed\)\nmemory .*\ndisk .*MB\n$/,
    );
    expect((await here("run six --budget quick --set losses=mean")).stdout).to.include("1 runs: 1 finished");
    expect((await here("status six --budget quick")).stdout).to.match(
      /^3 runs: 1 finished, 0 failed, 2 to do; out.experiments.six\n$/,
    );
    expect((await here("clean six --budget quick")).stdout).to.include("0 runs removed");
    expect((await here("clean six --budget quick --finished")).stdout).to.include("1 runs removed");
    expect((await here("status six --budget quick")).stdout).to.include("0 finished");
  });

  it("goes on after SIGKILL to runner and to workers, and ends in the same results", async () => {
    for (let kill = 0; kill < 2; kill++) {
      const runner = start("six.ts", "killed");
      await until(() => existsSync(path("killed")) && finishedIn("killed").length >= 2 * kill + 1);
      const workers = childrenOf(runner.pid!);
      expect(workers).to.have.length(2);
      process.kill(workers[0]!, "SIGKILL"); // Another takes its place.
      await later(100);
      runner.kill("SIGKILL");
      await until(() => workers.every((pid) => !isAlive(pid)));
    }
    const done = finishedIn("killed").map((key) => [key, statSync(path(`killed/${key}/record.json`)).mtimeMs] as const);
    expect((await run("six.ts", "killed")).code).to.equal(0);
    for (const [key, at] of done) expect(statSync(path(`killed/${key}/record.json`)).mtimeMs, "made once").to.equal(at);
    expect(keysIn("killed").sort()).to.deep.equal(keysIn("undisturbed").sort());
    for (const key of keysIn("killed")) expect(resultOf("killed", key)).to.deep.equal(resultOf("undisturbed", key));
  });

  it("ends at Ctrl-C, keeps what there is, and goes on from there", async () => {
    const runner = start("six.ts", "stopped");
    await until(() => existsSync(path("stopped")) && finishedIn("stopped").length >= 1);
    const workers = childrenOf(runner.pid!);
    const ended = new Promise((end) => runner.once("exit", end));
    runner.kill("SIGINT");
    expect(await ended).to.equal(130);
    expect(workers.filter(isAlive)).to.deep.equal([]);
    expect(finishedIn("stopped").length).to.be.below(6);
    expect((await run("six.ts", "stopped")).code).to.equal(0);
    for (const key of keysIn("stopped")) expect(resultOf("stopped", key)).to.deep.equal(resultOf("undisturbed", key));
  });

  it("refuses a second runner on the same store", async () => {
    file("long.ts", declared().replace("evaluations: 40", "evaluations: 100000"));
    const runner = start("long.ts", "shared");
    await until(() => existsSync(path("shared/runner.lock")));
    const { code, stderr } = await run("long.ts", "shared");
    runner.kill("SIGKILL");
    expect({ code, stderr }).to.deep.equal({
      code: 2,
      stderr: `texture: lock: expected ${JSON.stringify(path("shared/runner"))} to be free, got another process at work there; wait for its end, or stop it\n`,
    });
  });

  it("keeps a failing run with its error, the others unharmed; --retry-failed tries it again", async () => {
    file("bad.ts", declared(BAD));
    const expectFailed = ({ code, stdout, stderr }: Ended, tried: number) => {
      expect(code).to.equal(1);
      expect(stdout).to.include("8 runs: 6 finished, 2 failed, 0 to do");
      expect(stderr.match(/losses=gram:1e300 failed: .*expected/g) ?? []).to.have.length(tried);
      expect(stderr).not.to.match(/\n +at /);
    };
    expectFailed(await run("bad.ts", "bad"), 2);
    expectFailed(await run("bad.ts", "bad"), 0);
    expectFailed(await run("bad.ts", "bad", "--retry-failed"), 2);
    const { stdout } = await texture(["experiment", "status", path("bad.ts"), "--out", path("bad")]);
    expect(stdout).to.match(/\nfailed: exemplar=bricks, losses=gram:1e300: .*expected/);
  });

  it("tells of a corrupt record, leaves the others, and makes it anew when asked", async () => {
    const [key] = keysIn("bad").filter((each) => existsSync(path(`bad/${each}/record.json`)));
    writeFileSync(path(`bad/${key!}/record.json`), '{"schema": 2, "ki');
    const { code, stdout } = await run("six.ts", "bad");
    expect({ code, stdout }).to.deep.equal({
      code: 1,
      stdout: `6 runs: 5 finished, 1 failed, 0 to do; ${path("bad")}\n`,
    });
    const { stdout: said } = await texture(["experiment", "status", path("six.ts"), "--out", path("bad")]);
    expect(said).to.include(
      `${path(`bad/${key!}/record.json`)} is damaged or of another version; --retry-failed makes it anew`,
    );
    expect((await run("six.ts", "bad", "--retry-failed")).code).to.equal(0);
    expect(resultOf("bad", key!)).to.deep.equal(resultOf("undisturbed", key!));
  });

  it("takes an exemplar whose name is hostile", async () => {
    const name = `"><img src=x onerror=alert(1)> $(rm -rf ~) \u202e;.png`;
    await texture(["exemplars", "--size", "32", "--out", path("drawn")]);
    const [picture] = readdirSync(path("drawn")).filter((each) => each.endsWith(".png"));
    writeFileSync(path(name), readFileSync(path(`drawn/${picture!}`)));
    file(
      "hostile.ts",
      `export const experiment = { question: "?", base: { size: 32, evaluations: 2 }, axes: { exemplar: [${JSON.stringify(path(name))}] } };`,
    );
    const { code, stdout } = await run("hostile.ts", "hostile");
    expect(code).to.equal(0);
    expect(stdout).to.include("1 runs: 1 finished");
    expect(readFileSync(path("hostile/index.json"), "utf8")).to.include("onerror");
  });

  it("refuses a store that cannot be written", async () => {
    mkdirSync(path("locked"));
    chmodSync(path("locked"), 0o555);
    const asUser = process.getuid?.() === 0 ? "/proc/store" : path("locked/store"); // Root may write anywhere but there.
    const { code, stderr } = await texture(["experiment", "run", path("six.ts"), "--out", asUser]);
    expect({ code, lines: stderr.split("\n").length }).to.deep.equal({ code: 2, lines: 2 });
    expect(stderr).to.match(/^texture: out: expected a folder that can be made at .*; give another with --out\n$/);
  });

  const small = ["-rm", "sh", "-c", 'mount -t tmpfs -o size=200k tmpfs "$1" && shift && exec "$@"', "sh"];
  const canMount = spawnSync("unshare", [...small, "/mnt", "true"]).status === 0;
  const full = canMount ? it : it.skip;
  full(
    `tells of a full disk, and what is finished stays${canMount ? "" : " (skipped: no small disk can be mounted here)"}`,
    () => {
      mkdirSync(path("disk"));
      const store = path("disk/store");
      const script = `"$0" "$1" experiment run "$2" --out "$3"; echo "code $?"; ls "$3"/*/record.json | wc -l; "$0" "$1" experiment status "$2" --out "$3"`;
      file("large.ts", declared().replace("size: 32", "size: 128").replace("evaluations: 40", "evaluations: 4"));
      const args = [...small, path("disk"), "sh", "-c", script, process.execPath, MAIN, path("large.ts"), store];
      const { stdout, stderr } = spawnSync("unshare", args, { encoding: "utf8" });
      const [, finished] = /(\d+) finished/.exec(stdout) ?? [];
      expect(stderr).to.match(/failed: write: expected to write .*, got a full disk; free some space and run again/);
      expect(stderr).not.to.match(/\n +at /);
      expect(stdout).to.match(/code [12]\n/);
      expect(Number(finished), "of six").to.be.within(1, 5);
      expect(/code \d\n(\d+)\n/.exec(stdout)?.[1], "whole records").to.equal(finished);
    },
  );

  function start(name: string, store: string) {
    return spawn(process.execPath, [MAIN, "experiment", "run", path(name), "--workers", "2", "--out", path(store)], {
      stdio: "ignore",
    });
  }
});

/** Waits until something holds, for half a minute. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 600) throw new Error("tests: waited in vain");
    await later(50);
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.split("\n").map(Number).filter((child) => child > 0); // prettier-ignore
}

function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
