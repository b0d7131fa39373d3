import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../../src/core/demand";
import { openSafetensors } from "../../../src/features/weights/safetensors";

/** A file's bytes: the header's length (or the lie told of it), the header, the data. */
function safetensors(header: unknown, data: Buffer, length?: number): Buffer {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length ?? text.length));
  return Buffer.concat([size, text, data]);
}

const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);
const a = { dtype: "F32", shape: [2, 1], data_offsets: [0, 8] };
const b = { dtype: "F32", shape: [], data_offsets: [8, 12] };
const data = floats(1, -2.5, 3);

describe("safetensors", () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "safetensors-"))));
  after(() => rmSync(folder, { recursive: true }));
  const file = (content: Buffer) => {
    const path = join(folder, "file.safetensors");
    writeFileSync(path, content);
    return path;
  };

  it("reads tensors by name, wherever they lie, and passes metadata over", async () => {
    // The header's length, 8 + n, is no multiple of 4: the numbers lie unaligned in the file.
    const content = safetensors({ __metadata__: { by: "hand!" }, a, b }, data);
    const found = await openSafetensors(file(content));
    expect(found.keys).to.deep.equal(["a", "b"]);
    expect(await found.read("b")).to.deep.equal({ shape: [], data: Float32Array.of(3) });
    expect(await found.read("a")).to.deep.equal({ shape: [2, 1], data: Float32Array.of(1, -2.5) });
    await found.close();
  });

  const lies: Readonly<Record<string, [content: Buffer, words: string]>> = {
    "shorter than a length": [Buffer.from("short"), "a header within the file, got 5 bytes"],
    empty: [Buffer.alloc(0), "a header within the file, got 0 bytes"],
    "with a header longer than the file": [safetensors({ a, b }, data, 1000), "a header within the file"],
    "with a header of 2^63 bytes": [Buffer.from("0000000000000080", "hex"), "a header within the file"],
    "whose header is no JSON": [safetensors("{a}", data), "a JSON header"],
    "whose header is a number": [safetensors("12", data), "a JSON header"],
    "cut short": [safetensors({ a, b }, data.subarray(0, 11)), "tensor b within the file, got offsets beyond it"],
    "with offsets that run backwards": [
      safetensors({ a: { ...a, data_offsets: [8, 0] } }, data),
      "tensor a within the file",
    ],
    "with negative offsets": [safetensors({ a: { ...a, data_offsets: [-8, 0] } }, data), "another entry for a"],
    "whose tensors overlap": [safetensors({ a, b: { ...b, data_offsets: [4, 8] } }, data), "b from byte 4 on, not 8"],
    "with a gap between tensors": [safetensors({ a, b: { ...b, data_offsets: [9, 12] } }, data), "b from byte 9 on"],
    "with more bytes than its tensors": [safetensors({ a }, data), "8 bytes of tensors, got 12"],
    "of which one tensor is an object's prototype": [
      safetensors('{"__proto__": {"dtype": "F32"}}', data),
      "another entry for __proto__",
    ],
    "with a shape of other than whole numbers": [
      safetensors({ a: { ...a, shape: [2, 0.5] }, b }, data),
      "another entry for a",
    ],
    "with a name that would write on the terminal": [
      safetensors({ "\u001b[2J\nx": { ...a, data_offsets: [0, 99] } }, data),
      'tensor "\\u001b[2J\\nx" within',
    ],
    "whose header is a list": [safetensors([a, b], data), "a JSON header"],
    "with an entry that lacks a shape": [
      safetensors({ a: { dtype: "F32", data_offsets: [0, 8] } }, data),
      "another entry for a",
    ],
  };
  for (const [what, [content, words]] of Object.entries(lies))
    it(`refuses a file ${what}`, async () => expectRefusal(openSafetensors(file(content)), words));

  it("refuses to read other numbers than float32, a shape of another size, and unknown names", async () => {
    const whole = { ...a, dtype: "I32" };
    const large = { ...b, shape: [2] };
    const endless = { ...b, shape: [2 ** 40, 2 ** 40, 0], data_offsets: [12, 12] };
    const huge = { ...endless, shape: [2 ** 53 - 1, 2 ** 53 - 1] };
    const found = await openSafetensors(file(safetensors({ whole, large, endless, huge }, data)));
    await expectRefusal(found.read("whole"), "float32 numbers of whole's shape, got I32 in 8 bytes");
    await expectRefusal(found.read("large"), "float32 numbers of large's shape, got F32 in 4 bytes");
    await expectRefusal(found.read("huge"), "float32 numbers of huge's shape, got F32 in 0 bytes");
    expect(await found.read("endless")).to.deep.equal({ shape: endless.shape, data: new Float32Array(0) });
    await expectRefusal(found.read("b"), "a tensor b, got none");
    await found.close();
  });

  it("refuses a folder", async () => expectRefusal(openSafetensors(folder), "got a folder or device"));

  it("refuses a file that is not there", async () => {
    await expectRefusal(openSafetensors(join(folder, "absent")), "got ENOENT; give another with --weights FILE");
  });
});

/** Awaits a refusal of one sentence that has these words and says what to do. */
async function expectRefusal(promise: Promise<unknown>, words: string): Promise<void> {
  const outcome: unknown = await promise.then(
    () => "no refusal",
    (error: unknown) => error,
  );
  expect(outcome).to.be.instanceOf(UsageError);
  const { message } = outcome as UsageError;
  expect(message).to.include(words).and.include("--weights FILE").and.not.include("\n");
}
