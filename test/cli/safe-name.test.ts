import { expect } from "chai";
import { safeName } from "../../src/cli/safe-name";

describe("safeName", () => {
  const cases: Record<string, readonly [given: string, wanted: string]> = {
    "plain names as they are": ["brick_wall 2 (copy), v1.2", "brick_wall 2 (copy), v1.2"],
    "letters of any script": ["石壁 кирпич größe", "石壁 кирпич größe"],
    "decomposed letters, composed": ["gro\u0308ße", "größe"],
    "no line ends nor other control characters": ["a\nb\tc\u001b[31m\u009bd\u2028e", "a-b-c-[31m-d-e"],
    "nothing that turns the reading direction": ["gnp.\u202etxt", "gnp.-txt"],
    "nothing that a path is made of": ["a/b\\c:d", "a-b-c-d"],
    "nothing that Windows forbids": ['<a>"b"|c?d*', "a-b-c-d"],
    "no dash in front, which is an option": ["--out=x", "out=x"],
    "no dot in front, which hides": ["..hidden", "hidden"],
    "no dot nor space behind, which Windows drops": ["name. . ", "name"],
    "no device of Windows": ["NUL", "NUL_"],
    "no device with an ending": ["com1.old", "com1_.old"],
    "names that only begin like a device": ["console", "console"],
    "no half of a character": ["a\ud83d b", "a- b"],
    "something where nothing is left": ["///", "exemplar"],
    "something where nothing is given": ["", "exemplar"],
  };
  for (const [what, [given, wanted]] of Object.entries(cases))
    it(`gives ${what}`, () => {
      expect(safeName(given)).to.equal(wanted);
      expect(safeName(wanted), "a safe name is its own").to.equal(wanted);
    });

  it("gives at most 80 bytes, cut between characters", () => {
    expect(safeName("x".repeat(300))).to.equal("x".repeat(80));
    expect(safeName("石".repeat(100))).to.equal("石".repeat(26)); // of three bytes
    // Three people of 4 bytes and two joiners of 3 that make one family: never parts of it.
    const family = "👨‍👩‍👧";
    expect(Buffer.byteLength(family)).to.equal(18);
    expect(safeName(family.repeat(10))).to.equal(family.repeat(4));
  });
});
