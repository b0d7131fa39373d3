import { setTimeout as later } from "node:timers/promises";
import type { Failure } from "./failure";
import { patient } from "./patient-socket";
import type { Session } from "./session";
import { setDisplayWriter, tslabServer, type Message, type Server } from "./tslab";

/** How long cells that were sent along with a failed one may take to arrive, in ms; they are not run. */
const QUEUED = 50;

/** What the kernel's keeper (see keeper.ts) is told. */
export interface Reports {
  began(message: Message): void;
  ended(): void;
  closing(): void;
}

interface Execution {
  readonly code: string;
  readonly silent?: boolean;
  readonly stop_on_error?: boolean;
}

/**
 * tslab's server with another way of running cells: all that a cell says arrives (tslab's sockets drop what a client has
 * not read in time, the end of the cell included), a failed cell says so by an `error` message, and what was queued behind
 * it is not run.
 */
export async function serve(connectionFile: string, session: Session, reports: Reports): Promise<void> {
  const server = tslabServer(session.executor, connectionFile);
  const bind = server.bindSocket.bind(server);
  server.bindSocket = (socket, port) => {
    socket.sendHighWaterMark = 0; // No limit: nothing is dropped.
    return bind(socket, port);
  };
  server.handleExecute = cellRunner(server, session, reports);
  const close = server.close.bind(server);
  server.close = () => {
    reports.closing();
    setDisplayWriter(() => undefined);
    close();
    setTimeout(() => process.exit(0), 100); // The reply is on its way; what cells left running is not waited for.
  };
  await server.init();
  server.iopub = patient(server.iopub);
  server.shell = patient(server.shell);
}

function cellRunner(server: Server, session: Session, reports: Reports): Server["handleExecute"] {
  let number = 0;
  let failures = 0;
  let previous: Promise<unknown> = Promise.resolve();

  const answer = async (message: Message): Promise<object> => {
    const { code, silent = false, stop_on_error: stops = true } = message.content as Execution;
    const publish = publisher(server, message);
    const count = silent ? number : ++number;
    if (!silent) publish("execute_input", { code, execution_count: count });
    reports.began(message);
    let failure: Failure | undefined;
    const ok = await session.run({
      code,
      number: count,
      send: (name, text) => publish("stream", { name, text }),
      show: (content, update) => publish(update ? "update_display_data" : "display_data", content),
      fail: (told) => publish("error", (failure = told)),
    });
    reports.ended();
    if (ok) return { status: "ok", execution_count: count, payload: [], user_expressions: {} };
    if (stops) {
      await later(QUEUED);
      failures++;
    }
    return { status: "error", execution_count: count, ...failure };
  };

  return async (socket, message) => {
    const known = failures;
    const turn = previous.then(() => (known === failures ? answer(message) : { status: "aborted" }));
    previous = turn;
    const reply = message.createReply();
    reply.header.msg_type = "execute_reply";
    reply.content = await turn;
    if (socket.closed) return;
    reply.signAndSend(server.connInfo.key, socket);
  };
}

function publisher(server: Server, parent: Message): (type: string, content: unknown) => void {
  return (type, content) => {
    if (server.iopub.closed) return; // Shut down while a cell was running.
    const message = parent.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(server.connInfo.key, server.iopub);
  };
}
