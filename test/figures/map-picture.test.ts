import { expect } from "chai";
import { ndarray } from "../../src/core/ndarray";
import { UsageError } from "../../src/core/demand";
import { channelPicture, signedPicture } from "../../src/figures/map-picture";

describe("figures/channelPicture", () => {
  // Two channels at 1 row × 3 columns: 2, 4, 3 and 7, 7, 7.
  const map = ndarray([1, 1, 3, 2], [2, 7, 4, 7, 3, 7]);

  it("goes from the channel's least to its largest", () => {
    const { height, width, data } = channelPicture(map, 0);
    expect([height, width]).to.deep.equal([1, 3]);
    expect([...data]).to.deep.equal([0, 0, 0, 1, 1, 1, 0.5, 0.5, 0.5]);
  });

  it("is black where all is one value, and refuses channels that are not there", () => {
    expect([...channelPicture(map, 1).data]).to.deep.equal(new Array(9).fill(0));
    for (const channel of [2, -1, 0.5]) expect(() => channelPicture(map, channel)).to.throw(UsageError, "from 0 to 1");
  });
});

describe("figures/signedPicture", () => {
  it("is gray for zero, lighter above, darker below, and turns by the sign", () => {
    const image = { height: 1, width: 2, data: Float32Array.of(0, 2, -2, 1, -1, 2) };
    expect([...signedPicture(image).data]).to.deep.equal([0.5, 1, 0, 0.75, 0.25, 1]);
    expect([...signedPicture(image, -1).data]).to.deep.equal([0.5, 0, 1, 0.25, 0.75, 0]);
  });

  it("cuts off one in a hundred, and takes zeros", () => {
    const data = new Float32Array(300).fill(1);
    data[0] = 1000;
    expect(signedPicture({ height: 10, width: 10, data }).data[1]).to.equal(1);
    const zeros = { height: 1, width: 1, data: new Float32Array(3) };
    expect([...signedPicture(zeros).data]).to.deep.equal([0.5, 0.5, 0.5]);
  });
});
