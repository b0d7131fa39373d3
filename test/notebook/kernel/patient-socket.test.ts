import { expect } from "chai";
import { patient, type Sender } from "../../../src/notebook/kernel/patient-socket";

/** A socket that is busy after every `room` messages until `free` is called. */
function socketWith(room: number) {
  const sent: unknown[] = [];
  let left = room;
  let free = (): void => undefined;
  let freed: Promise<void> = Promise.resolve();
  const socket: Sender = {
    closed: false,
    close: () => undefined,
    send(message) {
      if (left === 0) throw Object.assign(new Error("busy"), { code: "EBUSY" });
      sent.push(message);
      if (--left === 0)
        freed = new Promise((done) => {
          free = () => {
            left = room;
            done();
          };
        });
      return freed;
    },
  };
  return { socket, sent, free: () => free() };
}

const turn = () => new Promise((done) => setTimeout(done, 5));

describe("notebook/kernel/patient-socket", () => {
  it("sends at once what it can, and the rest in order as the socket gets free", async () => {
    const { socket, sent, free } = socketWith(2);
    const able = patient(socket);
    for (let message = 0; message < 5; message++) void able.send(message);
    expect(sent).to.deep.equal([0, 1]);
    free();
    void able.send(5); // The socket is free, but others were here first.
    await turn();
    expect(sent).to.deep.equal([0, 1, 2, 3]);
    free();
    await turn();
    expect(sent).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it("passes other errors on", () => {
    const socket: Sender = {
      closed: false,
      close: () => undefined,
      send() {
        throw new Error("closed");
      },
    };
    expect(() => patient(socket).send(1)).to.throw("closed");
  });
});
