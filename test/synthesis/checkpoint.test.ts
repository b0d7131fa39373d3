import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { readCheckpoint, writeCheckpoint } from "../../src/synthesis/checkpoint";
import type { Checkpoint } from "../../src/synthesis/checkpoint";
import { expectRefusal } from "../image/refusal";
import { temporaryFolder } from "../image/temporary";

/** A quiet NaN with a payload, −0, the least denormal number, a third: what text would lose. */
const delicate = new Float64Array(
  BigUint64Array.of(0x7ff8_0000_0000_1234n, 1n << 63n, 1n, 0x3fd5_5555_5555_5555n).buffer,
);

const checkpoint = {
  key: "a run",
  scale: 1,
  state: { method: "adam", x: delicate, values: [1 / 3, NaN, -0, Infinity], columns: [Float32Array.of(0.1, NaN)] },
  curves: [{ height: 2, width: 3, total: [1, 0.1], terms: { "gram@level1": [1, 0.1] }, stop: "" }],
  milliseconds: 12.5,
} as unknown as Checkpoint;

describe("synthesis/checkpoint", () => {
  const path = temporaryFolder();

  it("comes back bit for bit", async () => {
    await writeCheckpoint(path("whole"), checkpoint);
    const found = await readCheckpoint(path("whole"));
    expect(found).to.deep.equal(checkpoint);
    const bits = (x: Float64Array | Float32Array) => Buffer.from(x.buffer, x.byteOffset, x.byteLength).toString("hex");
    expect(bits(found!.state.x)).to.equal(bits(delicate));
    expect(Object.is(found!.state.values[2], -0)).to.be.true;
  });

  it("is absent where there is none", async () => expect(await readCheckpoint(path("none"))).to.be.undefined);

  it("is refused with any byte changed, and at any length but its own", async () => {
    await writeCheckpoint(path("damaged"), checkpoint);
    const bytes = readFileSync(path("damaged"));
    const refused = async (content: Uint8Array) => {
      writeFileSync(path("damaged"), content);
      await expectRefusal(readCheckpoint(path("damaged")), path("damaged"), "a run's state", "delete it");
    };
    for (let i = 0; i < bytes.length; i += 7) {
      const altered = Buffer.from(bytes);
      altered[i]! ^= 0x10;
      await refused(altered);
      await refused(bytes.subarray(0, i));
    }
    await refused(Buffer.concat([bytes, Buffer.alloc(1)]));
  });
});
