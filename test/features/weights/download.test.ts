import { expect } from "chai";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { download } from "../../../src/features/weights/download";
import { expectRefusal } from "../../image/refusal";
import { temporaryFolder } from "../../image/temporary";
import { serveFile, testServer } from "../../support/server";

const content = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * i) % 251));
const other = Buffer.from(content).reverse();
const half = content.length / 2;

describe("weights/download", () => {
  const path = temporaryFolder();
  const server = testServer();
  let file = "";
  let count = 0;
  beforeEach(() => (file = path(`file-${count++}`)));

  const get = (options = {}) => download(server.url(), file, { stall: 5000, ...options });
  const expectWhole = () => expect(readFileSync(file).equals(content), "the file's bytes").to.be.true;

  /** A first download that ends after half of the bytes, the server gone. */
  async function interrupted(etag?: string): Promise<void> {
    let served = false;
    server.answer((request, response) => {
      if (served) response.writeHead(503).end();
      else serveFile(content, { etag, cutAfter: half })(request, response);
      served = true;
    });
    await expectRefusal(get(), "503");
    expect(statSync(file).size).to.equal(half);
  }

  it("gets a file and tells of its progress", async () => {
    server.answer(serveFile(content));
    const told: (readonly [number, number | undefined])[] = [];
    const kept = await get({ onProgress: (...one: [number, number | undefined]) => told.push(one) });
    expectWhole();
    expect(kept).to.equal(0);
    expect(told[0]).to.deep.equal([0, content.length]);
    expect(told.at(-1)).to.deep.equal([content.length, content.length]);
  });

  for (const etag of ['"one"', undefined])
    it(`goes on where it stood, and only the rest is sent (${etag ? "by its ETag" : "no version told"})`, async () => {
      await interrupted(etag);
      server.answer(serveFile(content, { etag }));
      expect(await get()).to.equal(half);
      expectWhole();
      expect(server.ranges).to.deep.equal([`bytes=${half}-`]);
      expect(server.bytes()).to.equal(half);
    });

  it("takes a broken connection up again by itself", async () => {
    server.answer(serveFile(content, { etag: '"one"', cutAfter: 20_000 }));
    await get();
    expectWhole();
    expect(server.ranges).to.deep.equal([undefined, "bytes=20000-", "bytes=40000-"]);
    expect(server.bytes()).to.equal(content.length);
  });

  it("begins anew where the file is another one by now", async () => {
    await interrupted('"one"');
    server.answer(serveFile(content, { etag: '"two"' }));
    expect(await get()).to.equal(0);
    expectWhole();
  });

  it("begins anew where the server sends a part of another file in spite of If-Range", async () => {
    await interrupted('"one"');
    server.answer((request, response) => {
      delete request.headers["if-range"];
      serveFile(request.headers.range ? other : content, { etag: '"two"' })(request, response);
    });
    expect(await get()).to.equal(0);
    expectWhole();
    expect(server.ranges).to.deep.equal([`bytes=${half}-`, undefined]);
  });

  it("begins anew where the server knows no ranges, or sends another one", async () => {
    await interrupted();
    server.answer((request, response) => {
      delete request.headers.range;
      serveFile(content)(request, response);
    });
    expect(await get()).to.equal(0);
    expectWhole();

    file = path("another");
    await interrupted();
    server.answer((request, response) => {
      if (!request.headers.range) serveFile(content)(request, response);
      else response.writeHead(206, { "content-range": `bytes 7-9/${content.length}` }).end("abc");
    });
    expect(await get()).to.equal(0);
    expectWhole();
  });

  it("asks again where the server sends less than the range", async () => {
    await interrupted();
    server.answer(({ headers: { range } }, response) => {
      const from = Number(/\d+/.exec(range!)![0]);
      const part = content.subarray(from, from + 10_000);
      const contentRange = `bytes ${from}-${from + part.length - 1}/${content.length}`;
      response.writeHead(206, { "content-range": contentRange, "content-length": part.length }).end(part);
    });
    expect(await get()).to.equal(half);
    expectWhole();
    expect(server.ranges).to.deep.equal(["bytes=25000-", "bytes=35000-", "bytes=45000-"]);
  });

  it("asks once where nothing came", async () => {
    server.answer((_, response) => void response.writeHead(404).end());
    await expectRefusal(get(), "404");
    expect(server.ranges).to.have.length(1);
  });

  it("takes 416 at the file's end for its end, and begins anew after any other", async () => {
    server.answer(serveFile(content));
    await get();
    expect(await get()).to.equal(content.length);
    expect(server.ranges).to.deep.equal([undefined, `bytes=${content.length}-`]);
    server.answer(serveFile(content.subarray(0, half)));
    expect(await get()).to.equal(0);
    expect(readFileSync(file).equals(content.subarray(0, half))).to.be.true;
  });

  it("keeps nothing of another address", async () => {
    await interrupted();
    server.answer(serveFile(content));
    expect(await download(server.url("elsewhere.h5"), file)).to.equal(0);
    expectWhole();
    expect(server.ranges).to.deep.equal([undefined]);
  });

  it("follows redirects, with the range", async () => {
    await interrupted('"one"');
    server.answer((request, response) => {
      if (request.url === "/there") serveFile(content, { etag: '"one"' })(request, response);
      else response.writeHead(302, { location: "/there" }).end();
    });
    expect(await get()).to.equal(half);
    expectWhole();
  });

  const answer =
    (status: number, headers: Record<string, string> = {}) =>
    (_: IncomingMessage, r: ServerResponse) =>
      void r.writeHead(status, headers).end("an error page");
  const faults: Readonly<Record<string, [handler: Parameters<typeof server.answer>[0], ...words: string[]]>> = {
    "404": [answer(404), "small.h5", "127.0.0.1", "404 Not Found"],
    "500": [answer(500), "500 Internal Server Error"],
    "a redirect to itself": [answer(302, { location: "/small.h5" }), "redirects"],
    "a redirect to another protocol": [answer(301, { location: "file:///etc/passwd" }), "redirect that leaves HTTPS"],
    "a part that was not asked for": [answer(206, { "content-range": "bytes 5-9/10" }), "206"],
    "a compressed answer": [answer(200, { "content-encoding": "x-other" }), "200"],
    "no answer but the connection's end": [(request) => request.socket.destroy(), "no answer"],
    "words that are not HTTP": [({ socket }) => socket.end("hello\n\n"), "no answer"],
    silence: [() => undefined, "silence"],
    "silence after some bytes": [
      (_, response) => response.writeHead(200, { "content-length": "50000" }).write(content.subarray(0, 10)),
      "10 bytes and then silence",
    ],
    "fewer bytes than it said, each time": [
      (request, response) => {
        delete request.headers.range;
        serveFile(content, { claims: 60_000 })(request, response);
      },
      "of 60000 bytes",
    ],
    "more bytes than any file has": [(_, response) => response.writeHead(200).end(content), "more than 40000 bytes"],
    "a length larger than any file": [serveFile(content), "more than 40000 bytes"],
  };
  for (const [what, [handler, ...words]] of Object.entries(faults))
    it(`says in one sentence that the server sent ${what}`, async () => {
      server.answer(handler);
      await expectRefusal(
        get({ maxBytes: what.includes("any file") ? 40_000 : 1e6, stall: what.includes("silence") ? 300 : 5000 }),
        "expected small.h5",
        ...words,
      );
    });

  it("says that nobody answers, at once", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const began = performance.now();
    await expectRefusal(download(`http://127.0.0.1:${port}/small.h5`, file), "no answer (ECONNREFUSED)");
    expect(performance.now() - began).to.be.below(5000);
  });

  it("is told where the disk refuses", async () => {
    server.answer(serveFile(content));
    await expectRefusal(download(server.url(), path("no/such/folder/file")), "no folder");
  });

  it("keeps what came where it is interrupted", async () => {
    const controller = new AbortController();
    server.answer((_, response) =>
      response.writeHead(200, { "content-length": "50000" }).write(content.subarray(0, half)),
    );
    const onProgress = (received: number) => {
      if (received === half) controller.abort(new Error("stop"));
    };
    const error = await get({ signal: controller.signal, onProgress, stall: 5000 }).catch((thrown: unknown) => thrown);
    expect(error).to.equal(controller.signal.reason);
    server.answer(serveFile(content));
    expect(await get()).to.equal(half);
    expectWhole();
    expect(server.bytes()).to.equal(half);
    expect(existsSync(`${file}.json`)).to.be.true;
  });
});
