import { expect } from "chai";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { temporaryFolder } from "../image/temporary";
import { itRefuses, type Files, type Refusal } from "./refusals";
import { texture } from "./texture";

const run = "synthesize procedural:pebbles:32x32 --evaluations 2 --quiet";

/** Two runs and what became of them. */
async function files(path: (name: string) => string): Promise<Files> {
  await texture(`${run} --out ${path("out")}`);
  await texture(`${run} --evaluations 30 --out ${path("stopped")}`, { stopAt: "rename preview.png 2 SIGKILL" });
  const record = readFileSync(path("out/record.json"), "utf8");
  const checkpoint = readFileSync(path("stopped/checkpoint.bin"));
  const altered = Buffer.from(checkpoint);
  altered[checkpoint.length >> 1]! ^= 1;
  return {
    "finished/record.json": record,
    "finished/image.png": readFileSync(path("out/image.png")),
    "stopped/checkpoint.bin": checkpoint,
    "cut-record/record.json": record.slice(0, -100),
    "other-record/record.json": '{"schema": 1}',
    "cut-checkpoint/checkpoint.bin": checkpoint.subarray(0, 1000),
    "altered-checkpoint/checkpoint.bin": altered,
    "empty-checkpoint/checkpoint.bin": "",
    file: "not a folder",
  };
}

describe("texture synthesize, --out", () => {
  const path = temporaryFolder();
  const to = (folder: string, more = "") => `${run} --out ${folder}${more}`;

  it("makes the folders above it", async () => {
    expect((await texture(to(path("a/b/c")))).code).to.equal(0);
    expect(existsSync(path("a/b/c/record.json"))).to.be.true;
  });

  it("replaces another run where forced", async () => {
    const first = await texture(to(path("forced")));
    const other = await texture(to(path("forced"), " --seed 2 --force --json"));
    expect([first.code, other.code]).to.deep.equal([0, 0]);
    const record = JSON.parse(readFileSync(path("forced/record.json"), "utf8")) as object;
    expect({ ...record, folder: path("forced") }).to.deep.equal(JSON.parse(other.stdout));
    expect(record).to.have.property("seed", 2);
  });

  it("replaces a damaged record where forced", async () => {
    await texture(to(path("damaged")));
    writeFileSync(path("damaged/record.json"), "{");
    expect((await texture(to(path("damaged"), " --force"))).code).to.equal(0);
    expect(JSON.parse(readFileSync(path("damaged/record.json"), "utf8"))).to.have.property("kind", "synthesis");
  });

  it("writes to out/NAME-KEY by itself", async () => {
    const { code, stdout } = await texture(run.replace("--quiet", ""), { cwd: path("") });
    expect(code).to.equal(0);
    const [, folder] = /^image {3}(out\/pebbles-[0-9a-f]{8})\/image.png$/m.exec(stdout) ?? [];
    expect(existsSync(path(`${folder!}/image.png`)), stdout).to.be.true;
    rmSync(path("out"), { recursive: true });
  });

  const seed2 = " --seed 2";
  // Node's own recursive mkdir never came back from here.
  const proc: Record<string, Refusal> = existsSync("/proc/self")
    ? { "a folder that cannot be made": [to("/proc/none/below"), "out", '"/proc/none/below"', "give another"] }
    : {};
  itRefuses(
    {
      "a file in its place": [to("file"), "out", '"file"', "EEXIST", "give another with --out"],
      "a file in its place, forced": [to("file", " --force"), "out", '"file"', "give another with --out"],
      "a file above it": [to("file/below"), "out", '"file/below"', "ENOTDIR", "give another with --out"],
      ...proc,
      "an empty name": [`${run} --out=`, "out", "name of a folder", '""'],
      "another finished run": [to("finished", seed2), "out", "of other settings", "give another folder", "--force"],
      "another stopped run": [to("stopped", seed2), "out", "of other settings", "give another folder", "--force"],
      "a record cut short": [to("cut-record"), "record", "record.json", "another folder", "--force"],
      "a record of something else": [to("other-record"), "record", "record.json", "--force"],
      "a checkpoint cut short": [to("cut-checkpoint"), "checkpoint", "checkpoint.bin", "delete it"],
      "a checkpoint with one bit turned": [to("altered-checkpoint"), "checkpoint", "checkpoint.bin", "delete it"],
      "an empty checkpoint": [to("empty-checkpoint"), "checkpoint", "checkpoint.bin", "delete it"],
    },
    { files: () => files(path) },
  );
});
