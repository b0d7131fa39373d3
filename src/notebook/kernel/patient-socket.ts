/** What of a ZeroMQ socket the kernel uses to send. It throws EBUSY while an earlier message is still on its way. */
export interface Sender {
  readonly closed: boolean;
  send(message: unknown): Promise<void>;
  close(): void;
}

/**
 * A socket that keeps what it is too busy to send, and sends it in order as soon as it can. Where it is not busy a message
 * goes at once, so that a cell that computes without a pause is heard too.
 */
export function patient(socket: Sender): Sender {
  const waiting: unknown[] = [];
  let previous: Promise<void> = Promise.resolve();

  /** @returns whether the message is on its way */
  const tried = (message: unknown): boolean => {
    try {
      previous = socket.send(message);
      previous.catch(() => undefined); // The socket was closed: nobody listens any more.
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EBUSY") return false;
      throw error;
    }
  };
  const goOn = (): void => {
    while (waiting.length > 0 && tried(waiting[0])) waiting.shift();
    if (waiting.length > 0) whenFree();
  };
  // A turn later: when the promise is kept, the socket is still busy with that.
  const whenFree = (): void =>
    void previous.then(
      () => setImmediate(goOn),
      () => waiting.splice(0),
    );

  return {
    get closed() {
      return socket.closed;
    },
    close: () => socket.close(),
    send(message) {
      if (waiting.length === 0 && tried(message)) return previous;
      waiting.push(message);
      if (waiting.length === 1) whenFree();
      return Promise.resolve();
    },
  };
}
