import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { recordSchema, type SynthesisRecord } from "../../src/synthesis/record";
import { temporaryFolder } from "../image/temporary";
import { texture } from "./texture";

/** Checkpoints after 25 and 50 evaluations of the first scale, then after 25 of the second. */
const run = "synthesize procedural:pebbles:48x32 --layers level2,level3 --scales 2 --evaluations 55,30 --quiet";
const FINISHED = ["curve.html", "curve.png", "image.png", "record.json"];

/** Ends a run before it puts a file in place (or removes it), and what then lies in the folder beside leftovers. */
type Moment = readonly [title: string, stopAt: string, left: readonly string[]];

const CHECKPOINT = "checkpoint.bin";
const PREVIEW = "preview.png";

/** One run, killed again and again, goes through all of them. */
const moments: readonly Moment[] = [
  ["before the first checkpoint", "rename checkpoint.bin 1", []],
  ["after the first checkpoint", "rename preview.png 2", [CHECKPOINT]], // The first preview.png tries the folder.
  ["before the second checkpoint", "rename checkpoint.bin 1", [CHECKPOINT]],
  ["in the second scale", "rename preview.png 2", [CHECKPOINT, PREVIEW]],
  ["before the image", "rename image.png 1", [CHECKPOINT, PREVIEW]],
  ["before the record", "rename record.json 1", [CHECKPOINT, "image.png", PREVIEW]],
  ["before the checkpoint goes", "rm checkpoint.bin 1", [CHECKPOINT, "image.png", PREVIEW, "record.json"]],
  ["before the curve's page", "rename curve.html 1", ["image.png", "record.json"]],
  ["before the curve's picture", "rename curve.png 1", ["curve.html", "image.png", "record.json"]],
];

describe("texture synthesize, resumed", function () {
  this.timeout(120_000);
  const path = temporaryFolder();
  const record = (folder: string): SynthesisRecord =>
    recordSchema.parse(JSON.parse(readFileSync(path(`${folder}/record.json`), "utf8")));
  const image = (folder: string) => readFileSync(path(`${folder}/image.png`));
  const left = (folder: string) => readdirSync(path(folder)).filter((name) => !name.startsWith(".writing-"));
  const halves = (folder: string) => readdirSync(path(folder)).filter((name) => name.startsWith(".writing-"));

  async function finishes(command: string, folder: string): Promise<void> {
    const { code, stderr, stdout } = await texture(`${command} --out ${path(folder)}`);
    expect({ code, stderr, stdout }).to.deep.equal({ code: 0, stderr: "", stdout: "" });
  }

  async function isKilled(command: string, folder: string, [, stopAt, files]: Moment): Promise<void> {
    const { signal } = await texture(`${command} --out ${path(folder)}`, { stopAt: `${stopAt} SIGKILL` });
    expect(signal).to.equal("SIGKILL");
    expect(left(folder)).to.have.members(files);
  }

  function expectSame(folder: string, undisturbed: string): void {
    expect(image(folder).equals(image(undisturbed)), "equal image.png").to.be.true;
    expect({ ...record(folder), seconds: 0 }).to.deep.equal({ ...record(undisturbed), seconds: 0 });
    expect(readdirSync(path(folder))).to.have.members(FINISHED);
  }

  before(() => finishes(run, "undisturbed"));

  it("leaves nothing but the results", () => expect(readdirSync(path("undisturbed"))).to.have.members(FINISHED));

  it("makes the same image and curve again, on one thread too", async () => {
    await finishes(`${run} --threads 1`, "again");
    expectSame("again", "undisturbed");
  });

  it("makes another image from another seed", async () => {
    await finishes(`${run} --seed 2`, "seed-2");
    expect(image("seed-2").equals(image("undisturbed"))).to.be.false;
    expect(record("seed-2").curve[0]!.total[0]).not.to.equal(record("undisturbed").curve[0]!.total[0]);
  });

  for (const moment of moments)
    it(`is killed ${moment[0]}`, async () => isKilled(`${run} --threads 1`, "killed", moment));

  it("ends as if nothing had been, after all that", async () => {
    expect(halves("killed"), "what was being written").not.to.be.empty;
    const { mtimeMs } = statSync(path("killed/image.png"));
    await finishes(run, "killed");
    expectSame("killed", "undisturbed");
    expect(statSync(path("killed/image.png")).mtimeMs, "not made again").to.equal(mtimeMs);
  });

  it("does the same with adam", async () => {
    const adam = `${run} --optimizer adam`;
    await finishes(adam, "adam-undisturbed");
    await isKilled(adam, "adam", moments[1]!);
    await isKilled(adam, "adam", moments[3]!);
    await finishes(adam, "adam");
    expectSame("adam", "adam-undisturbed");
    expect(image("adam").equals(image("undisturbed"))).to.be.false;
  });

  it("ends at the next evaluation by SIGINT, says so in one line and can go on", async () => {
    const command = `${run} --out ${path("stopped")}`;
    const { code, stdout, stderr } = await texture(command, { stopAt: "rename checkpoint.bin 2 SIGINT" });
    expect({ code, stdout }).to.deep.equal({ code: 130, stdout: "" });
    expect(stderr).to.match(/^Interrupted; .*goes on from there\.\n$/);
    expect(stderr).to.include(path("stopped"));
    expect(left("stopped")).to.have.members([CHECKPOINT, PREVIEW]);
    await finishes(run, "stopped");
    expectSame("stopped", "undisturbed");
  });

  it("shows a finished run without computing it again", async () => {
    const before = readFileSync(path("undisturbed/record.json"));
    const { code, stdout } = await texture(`${run.replace("--quiet", "")} --out ${path("undisturbed")}`);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^This run is finished already/);
    for (const name of FINISHED) expect(stdout).to.include(path(`undisturbed/${name}`));
    expect(readFileSync(path("undisturbed/record.json")).equals(before)).to.be.true;
    expect(existsSync(path("undisturbed/checkpoint.bin"))).to.be.false;
  });
});
