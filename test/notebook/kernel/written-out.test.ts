import { expect } from "chai";
import { writtenOut } from "../../../src/notebook/kernel/written-out";

describe("notebook/kernel/writtenOut", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["f({ a, b: 1, c })", "f({ a: a, b: 1, c: c })"],
    ["const g = async () => ({ x: [{ weights }] });", "const g = async () => ({ x: [{ weights: weights }] });"],
    ["({ a, b = 2 } = from);", "({ a: a, b: b = 2 } = from);"],
    ["const s = `${f({ é })} { a }`;", "const s = `${f({ é: é })} { a }`;"],
    ["const { a, b } = from; import { c } from 'd'; export { a };", "const { a, b } = from; import { c } from 'd'; export { a };"], // prettier-ignore
    ["{ a }", "{ a }"],
    ["f({ a", "f({ a: a"],
  ];
  for (const [code, expected] of cases) it(`${code}`, () => expect(writtenOut(code)).to.equal(expected));
});
