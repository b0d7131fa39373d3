import "./lookups";
import type { Executor } from "tslab/dist/executor";
import type { JupyterHandlerImpl, ZmqServer } from "tslab/dist/jupyter";
import { createConverter } from "tslab/dist/converter";
import * as executors from "tslab/dist/executor";
import * as jupyter from "tslab/dist/jupyter";
import type { Sender } from "./patient-socket";

/** A message of Jupyter's protocol, as tslab's server reads and signs it. */
export interface Message {
  readonly identity: readonly Buffer[];
  header: { msg_type: string; readonly session: string; readonly msg_id: string };
  content: unknown;
  createReply(): Message;
  signAndSend(key: string, socket: Sender): void;
}

/** What tslab's server keeps to itself, and the kernel puts its own in the place of. */
export interface Server {
  readonly connInfo: { readonly key: string };
  /** What all clients hear. */
  iopub: Sender;
  /** Where requests are answered. */
  shell: Sender;
  bindSocket(socket: { sendHighWaterMark?: number }, port: number): Promise<void>;
  handleExecute(socket: Sender, message: Message): Promise<void>;
  init(): Promise<void>;
  close(): void;
}

/** Content of a `display_data` message. */
export type DisplayData = Parameters<typeof jupyter.lastWriteDisplayData>[0];

export type { Executor };

/** tslab's compiler and runner of cells, which tells its results to `out`. Its compiler watches what cells import. */
export function tslabExecutor(folder: string, out: Pick<Console, "log" | "error">): Executor {
  const node = createConverter({ isJS: false, isBrowser: false });
  const converters = { node, browser: node, close: () => node.close() };
  return executors.createExecutor(folder, converters, out);
}

/** tslab's end of Jupyter's sockets. */
export function tslabServer(executor: Executor, connectionFile: string): Server {
  const handler: JupyterHandlerImpl = new jupyter.JupyterHandlerImpl(executor, false);
  const server: ZmqServer = new jupyter.ZmqServer(handler, connectionFile);
  return server as unknown as Server;
}

/** Where tslab's `display`, and that of src/notebook, hand in what they show. */
export function setDisplayWriter(write: (content: DisplayData, update: boolean) => void): void {
  (jupyter as { lastWriteDisplayData: typeof write }).lastWriteDisplayData = write;
}
