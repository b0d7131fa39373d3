import { request } from "./request";

/** A server's answer, and where in the file its body belongs. */
export interface Begun {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes at hand that the body continues. */
  readonly at: number;
  /** Of the whole file, in bytes, where the server tells it. */
  readonly total: number | undefined;
  /** The version of the file: a strong ETag, else a date. */
  readonly validator: string | undefined;
}

/**
 * Asks for the rest of a file of which `have` bytes are at hand, of the version that `validator` names. A server that
 * knows no ranges, or has another version, sends the whole; one whose answer does not fit is asked for the whole.
 * @returns what begins, "complete" where nothing is left to send, or what came in the place of the file
 */
export async function beginTransfer(
  url: string,
  have: number,
  validator: string | undefined,
  signal: AbortSignal,
): Promise<Begun | "complete" | { readonly got: string }> {
  const range: Record<string, string> = have === 0 ? {} : { range: `bytes=${have}-` };
  const response = await request(
    url,
    { ...range, ...(have > 0 && validator ? { "if-range": validator } : {}) },
    signal,
  );
  if (typeof response === "string") return { got: response };
  const { status, statusText, headers, body } = response;
  const version = versionOf(headers);
  if (status === 200 && body && (headers.get("content-encoding") ?? "identity") === "identity")
    return { body, at: 0, total: numberOr(headers.get("content-length")), validator: version };
  const [, from, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
  const sameVersion = !validator || !version || version === validator;
  if (have > 0 && status === 206 && body && Number(from) === have && sameVersion)
    return { body, at: have, total: numberOr(total), validator: version ?? validator };
  await body?.cancel();
  if (have > 0 && status === 416 && Number(total) === have && sameVersion) return "complete";
  if (have > 0 && (status === 206 || status === 416)) return beginTransfer(url, 0, undefined, signal);
  return { got: `the status ${status} ${statusText}`.trimEnd() };
}

/** A weak ETag says nothing of bytes. */
function versionOf(headers: Headers): string | undefined {
  const etag = headers.get("etag");
  return etag?.startsWith('"') === true ? etag : (headers.get("last-modified") ?? undefined);
}

function numberOr(text: string | null | undefined): number | undefined {
  return text != null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
