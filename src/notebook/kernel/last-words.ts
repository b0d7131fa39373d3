import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as later } from "node:timers/promises";
import { XPublisher } from "zeromq";
import type { Failure } from "./failure";

/** For clients to find the socket again that the dead kernel left, in ms. */
const REUNION = 3000;
/** After the first has, for the others. */
const OTHERS = 300;

interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly iopub_port: number;
  readonly key: string;
}

/**
 * Tells clients of a kernel that has died that their running cell failed, from the address where the kernel told its own.
 * @param parent  header of the request that was being answered
 */
export async function lastWords(
  connectionFile: string,
  parent: object,
  failure: Failure,
  now: () => Date,
): Promise<void> {
  const { transport, ip, iopub_port: port, key } = JSON.parse(readFileSync(connectionFile, "utf8")) as Connection;
  const socket = new XPublisher({ sendHighWaterMark: 0, linger: 1000 });
  await socket.bind(`${transport}://${ip}:${port}`);
  await Promise.race([socket.receive(), later(REUNION)]);
  await later(OTHERS);
  await socket.send(signed("error", failure, parent, key, now()));
  await socket.send(signed("status", { execution_state: "idle" }, parent, key, now()));
  await later(OTHERS);
}

/** A message's parts, as Jupyter's protocol has them on the wire. */
function signed(type: string, content: object, parent: object, key: string, date: Date): string[] {
  const header = { ...parent, msg_type: type, msg_id: randomUUID(), date: date.toISOString(), version: "5.3" };
  const parts = [header, parent, {}, content].map((part) => JSON.stringify(part));
  const signature = createHmac("sha256", key);
  for (const part of parts) signature.update(part);
  return ["<IDS|MSG>", signature.digest("hex"), ...parts];
}
