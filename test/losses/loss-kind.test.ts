import { expect } from "chai";
import { z } from "zod";
import { UsageError } from "../../src/core/demand";
import { scalar } from "../../src/core/tensor";
import { lossKind, numberList, parseLoss } from "../../src/losses/loss-kind";

const kind = lossKind({
  name: "some",
  formula: "0",
  source: "none, 2026",
  options: {
    order: z.number().int().positive().default(2),
    tag: z.boolean().default(false),
    widths: numberList(z.number().positive()).default([1]),
  },
  create: ({ order, widths }) => ({ prepare: () => ({}), measure: () => scalar(order + widths.length) }),
});

describe("loss-kind", () => {
  it("tells the options that differ from their default, in its own order", () => {
    expect(kind.with().name).to.equal("some");
    expect(kind.with({ tag: false, order: 2, widths: 1 }).name).to.equal("some");
    expect(kind.with({ widths: [0.5, 2], order: 3 }).name).to.equal("some/order=3/widths=0.5+2");
    expect(kind.with({ tag: true }).name).to.equal("some/tag=true");
  });

  it("reads back what it tells", () => {
    const { name, options } = parseLoss("some/order=3/tag=true/widths=0.5+2");
    expect({ name, options }).to.deep.equal({ name: "some", options: { order: 3, tag: true, widths: [0.5, 2] } });
    expect(parseLoss("gram/scale=paper").options).to.deep.equal({ scale: "paper" });
    expect(parseLoss("some/order=").options).to.deep.equal({ order: "" });
  });

  it("gives its options to what it creates", () => {
    const loss = kind.with({ order: 5, widths: [1, 2, 3] });
    expect(loss.measure(undefined as never, {}, {}).dataSync()[0]).to.equal(8);
  });

  it("refuses unknown options, values out of range and other texts in one sentence", () => {
    expect(() => kind.with({ depth: 1 })).to.throw(
      UsageError,
      "some: expected options among order, tag, widths, got depth",
    );
    expect(() => kind.with({ order: 0 })).to.throw(UsageError, /^some: expected another order \(.*\), got 0$/);
    expect(() => kind.with({ widths: [1, -1] })).to.throw(
      UsageError,
      /^some: expected another widths \(.*\), got 1\+-1$/,
    );
    for (const text of ["some/order", "some/=3", "some/order=1=2"])
      expect(() => parseLoss(text)).to.throw(UsageError, "loss: expected NAME/option=value");
  });
});
