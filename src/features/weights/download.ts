import { UsageError } from "../../core/demand";
import { diskRefusal } from "../../core/files";
import { beginTransfer, type Begun } from "./begin-transfer";
import { dropPartial, earlier, openPartial } from "./partial";
import { networkFault } from "./request";
import { watchdog, type Watchdog } from "./watchdog";

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which a server is given up. Default 20,000. */
  readonly stall?: number | undefined;
  /** No file asked for is larger. Default 300 million. */
  readonly maxBytes?: number | undefined;
  /** Bytes at hand, and of the whole where the server tells them. */
  readonly onProgress?: ((received: number, total: number | undefined) => void) | undefined;
}

/** How a connection ended. */
interface Ending {
  /** Bytes of before that were kept. */
  readonly kept: number;
  readonly came: number;
  /** What came in the place of more; undefined where the file is whole. */
  readonly got?: string | undefined;
}

/** For one file: a connection that breaks off is followed by another where it brought something. */
const MAX_CONNECTIONS = 5;

/**
 * Downloads to `path`. Bytes of an earlier download are kept where the server says that they are of the same version.
 * Interrupted or broken off, `path` keeps what came. Nothing of the content is checked.
 * @returns how many bytes of an earlier download were kept
 * @throws UsageError that says in one sentence what the server did; the signal's reason where that is aborted
 */
export async function download(url: string, path: string, options: DownloadOptions = {}): Promise<number> {
  let kept = Infinity;
  for (let connection = 1; ; connection++) {
    const silence = watchdog(options.stall ?? 20_000, options.signal);
    const ending = await transfer(url, path, options, silence).finally(() => silence.end());
    kept = Math.min(kept, ending.kept);
    if (ending.got === undefined) return kept;
    options.signal?.throwIfAborted();
    if (ending.came > 0 && connection < MAX_CONNECTIONS) continue;
    throw refusal(url, silence.barked() ? `${ending.kept + ending.came} bytes and then silence` : ending.got);
  }
}

async function transfer(url: string, path: string, options: DownloadOptions, silence: Watchdog): Promise<Ending> {
  const { bytes, validator } = await earlier(path, url);
  const begun = await beginTransfer(url, bytes, validator, silence.signal);
  if (begun === "complete") return { kept: bytes, came: 0 };
  if ("got" in begun) return { kept: bytes, came: 0, got: begun.got };
  const { at, total } = begun;
  const { came, fault } = await receive(url, path, begun, options, silence);
  const received = at + came;
  if (fault === undefined && (total === undefined || received === total)) return { kept: at, came };
  const got = total === undefined ? `${received} bytes` : `${received} of ${total} bytes`;
  return { kept: at, came, got: fault === undefined ? got : `${got} (${fault})` };
}

/** Writes the body behind the bytes that are kept. @returns how many came, and what ended it before its time */
async function receive(
  url: string,
  path: string,
  { body, at, total = 0, validator }: Begun,
  { maxBytes = 3e8, onProgress }: DownloadOptions,
  silence: Watchdog,
): Promise<{ came: number; fault?: string }> {
  const file = await openPartial(path, at, { url, validator });
  let came = 0;
  try {
    onProgress?.(at, total || undefined);
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      silence.feed();
      came += chunk.length;
      if (Math.max(total, at + came) > maxBytes) {
        await dropPartial(path);
        throw refusal(url, `more than ${maxBytes} bytes, which it cannot have`);
      }
      await file.writeFile(chunk).catch((error: unknown) => {
        throw diskRefusal(path, error);
      });
      onProgress?.(at + came, total || undefined);
    }
    return { came };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { came, fault: networkFault(error) };
  } finally {
    await file.close();
  }
}

function refusal(url: string, got: string): UsageError {
  const { host, pathname } = new URL(url);
  return new UsageError(`expected ${pathname.split("/").at(-1)!} from ${host}, got ${got}`);
}
