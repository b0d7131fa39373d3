import { expect } from "chai";
import { bytesOf, canonicalJson, sha256 } from "../../src/core/hash";

describe("hash", () => {
  it("is sha256 in hex, of text or bytes", () => {
    // FIPS 180-2, appendix B.1.
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256("abc")).to.equal(abc);
    expect(sha256(Uint8Array.of(97, 98, 99))).to.equal(abc);
  });

  it("takes the bytes of a part of a buffer only", () => {
    const whole = Float32Array.of(1, 2, 3);
    expect(bytesOf(whole.subarray(1, 2))).to.deep.equal(Uint8Array.of(0, 0, 0, 64)); // 2 = 0x40000000, low byte first
  });

  it("writes plain data the same whatever the order of its keys, at any depth", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: "x" })).to.equal('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalJson([2, 1])).to.equal("[2,1]");
  });
});
