import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  /** Of a file that it serves. */
  url(name?: string): string;
  /** What it answers from now on. */
  answer(handler: Handler): void;
  /** `Range` of each request since the last `answer`; undefined where none was asked for. */
  readonly ranges: (string | undefined)[];
  /** Bytes of bodies handed to the network since the last `answer`. */
  bytes(): number;
}

/** A server on 127.0.0.1 for the running suite. */
export function testServer(): TestServer {
  const ranges: (string | undefined)[] = [];
  let handler: Handler = (_, response) => response.writeHead(404).end();
  let bytes = 0;
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const write = response.write.bind(response);
    response.write = ((chunk: Uint8Array) => {
      bytes += chunk.length;
      return write(chunk);
    }) as typeof response.write;
    handler(request, response);
  });
  before((done) => void server.listen(0, "127.0.0.1", done));
  after((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
  return {
    url: (name = "small.h5") => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`,
    answer(next) {
      handler = next;
      ranges.length = 0;
      bytes = 0;
    },
    ranges,
    bytes: () => bytes,
  };
}

export interface FileOptions {
  readonly etag?: string | undefined;
  /** Send no more than this of the body, then close the connection. */
  readonly cutAfter?: number;
  /** What it says of the whole's length. */
  readonly claims?: number;
}

/** Serves a file as a good server does: whole, or the range asked for where If-Range allows it. */
export function serveFile(content: Uint8Array, { etag, cutAfter, claims = content.length }: FileOptions = {}): Handler {
  return ({ headers: { range, "if-range": ifRange } }, response) => {
    if (etag !== undefined) response.setHeader("etag", etag);
    const from = range === undefined || (ifRange !== undefined && ifRange !== etag) ? 0 : Number(/\d+/.exec(range)![0]);
    if (from >= content.length) {
      response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
      return;
    }
    response.setHeader("content-length", claims - from);
    if (from > 0) response.setHeader("content-range", `bytes ${from}-${claims - 1}/${claims}`);
    response.writeHead(from > 0 ? 206 : 200);
    const body = content.subarray(from, cutAfter === undefined ? undefined : from + cutAfter);
    response.write(body);
    // The bytes are to arrive before the connection ends.
    if (body.length === claims - from) response.end();
    else setTimeout(() => response.destroy(), 200);
  };
}
