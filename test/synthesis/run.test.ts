import { expect } from "chai";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "../../src/core/demand";
import type { Engine } from "../../src/engine/engine";
import type { PictureInfo } from "../../src/synthesis/record";
import { runSynthesis, type RunContext } from "../../src/synthesis/run";
import { recordKeyOf } from "../../src/synthesis/record-mark";
import { runFolder } from "../../src/synthesis/run-folder";
import type { SynthesisOptions } from "../../src/synthesis/settings";
import { temporaryFolder } from "../image/temporary";
import { compiled, eager } from "../support/compiled";
import { describeShared, sharedFile } from "../support/shared";
import { cloth, small } from "./small";

const info: PictureInfo = { source: "cloth", height: 32, width: 48, sha256: "file", pixelsSha256: "pixels" };

const refusing: Engine = { name: "refusing", load: () => Promise.reject(new Error("nothing is to be computed")) };

describe("synthesis/run", () => {
  const path = temporaryFolder();

  /** A clock that is one second later each time. */
  function context(more: Partial<RunContext> = {}): RunContext {
    let seconds = 0;
    return { engine: eager, weights: {}, versions: { workbench: "1" }, clock: () => 1000 * seconds++, ...more };
  }
  const run = (folder: string, options: SynthesisOptions = {}, more: Partial<RunContext> = {}) =>
    runSynthesis({ exemplar: { image: cloth, info } }, small(options), runFolder(path(folder)), context(more));

  /** Stopped after so many evaluations. */
  function stopped(folder: string, after: number) {
    const controller = new AbortController();
    let made = 0;
    const onProgress = () => {
      if (++made === after) controller.abort();
    };
    return run(folder, {}, { signal: controller.signal, onProgress });
  }

  it("finishes: image and record, and no more in the folder", async () => {
    const outcome = await run("finished");
    expect(outcome.kind).to.equal("finished");
    expect(readdirSync(path("finished"))).to.have.members(["image.png", "record.json"]);
    const record: unknown = JSON.parse(readFileSync(path("finished/record.json"), "utf8"));
    expect(outcome).to.deep.equal({ kind: "finished", record });
    expect(record).to.deep.include({ exemplar: info, weights: null, evaluations: 12, seconds: 1 });
    expect(record).to.have.nested.property("versions.workbench", "1");
    expect(record).to.have.property("key", await recordKeyOf(path("finished/image.png")));
  });

  it("finds a finished run and computes nothing; clears what a killed one left", async () => {
    const { record } = (await run("found")) as { record: unknown };
    writeFileSync(path("found/checkpoint.bin"), "left");
    writeFileSync(path("found/preview.png"), "left");
    mkdirSync(path("found/.writing-AbC123"));
    writeFileSync(path("found/.writing-AbC123/file"), "left");
    writeFileSync(path("found/notes.txt"), "the user's");
    expect(await run("found", {}, { engine: refusing })).to.deep.equal({ kind: "found", record });
    expect(readdirSync(path("found"))).to.have.members(["image.png", "record.json", "notes.txt"]);
  });

  it("goes on from where it was stopped, and adds up the time", async () => {
    const begun: string[] = [];
    const onBegin = (from: string) => begun.push(from);
    let made = 0;
    const onProgress = () => made++;
    expect(await stopped("stopped", 8)).to.deep.equal({ kind: "interrupted" });
    expect(readdirSync(path("stopped"))).to.have.members(["checkpoint.bin", "preview.png"]);
    const outcome = await run("stopped", {}, { onBegin, onProgress });
    expect(made, "evaluations of 12 that were left").to.be.within(4, 6);
    expect(readdirSync(path("stopped"))).to.have.members(["image.png", "record.json"]);
    await run("undisturbed", {}, { onBegin });
    expect(begun).to.deep.equal(["checkpoint", "start"]);
    const bytes = (folder: string) => readFileSync(path(`${folder}/image.png`));
    expect(bytes("stopped").equals(bytes("undisturbed"))).to.be.true;
    expect(outcome).to.have.nested.property("record.seconds", 2); // a second before, a second after
  });

  it("refuses a folder of another run, stopped or finished, and leaves it", async () => {
    await run("other");
    await stopped("other stopped", 8);
    for (const folder of ["other", "other stopped"]) {
      const before = readdirSync(path(folder));
      const error: unknown = await run(folder, { seed: 2 }, { engine: refusing }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(UsageError).with.property("message").that.includes("of other settings");
      expect(readdirSync(path(folder))).to.deep.equal(before);
    }
  });

  it("replaces it where forced, and computes the same run anew", async () => {
    for (const folder of ["other", "other stopped"]) {
      expect(await run(folder, { seed: 2 }, { force: true })).to.have.nested.property("record.seed", 2);
      expect(readdirSync(path(folder))).to.have.members(["image.png", "record.json"]);
    }
    expect((await run("other", { seed: 2 }, { force: true })).kind).to.equal("finished");
  });
});

describeShared("synthesis/run, with trained weights", () => {
  const path = temporaryFolder();

  it("reads them once: they may be gone once it has begun", async () => {
    const file = path("vgg19-block1-3.safetensors");
    copyFileSync(sharedFile("weights/vgg19-block1-3.safetensors"), file);
    const layers = ["relu1_1", "pool1"].map((layer) => ({ layer, weight: 1 }));
    const settings = small({ features: "vgg19", layers, scales: 2, evaluations: [1] });
    const outcome = await runSynthesis({ exemplar: { image: cloth, info } }, settings, runFolder(path("run")), {
      engine: compiled,
      weights: { folders: [path("."), path("none")] },
      versions: {},
      clock: () => 0,
      onBegin: () => rmSync(file),
    });
    expect(outcome.kind).to.equal("finished");
    expect(existsSync(file)).to.be.false;
  });
});
