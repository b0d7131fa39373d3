import { expect } from "chai";
import {
  channelOrders,
  hueRotated,
  insideGamut,
  outsideShare,
  permuted,
  saturated,
  shifted,
  type ChannelOrder,
} from "../../src/analysis/color-changes";
import { UsageError } from "../../src/core/demand";
import { colorMoments } from "../../src/image/color-moments";
import type { Image } from "../../src/image/image";
import { expectClose } from "../support/close";
import { noiseImage } from "../support/data";

const pixel = (...data: number[]): Image => ({ height: 1, width: data.length / 3, data: Float32Array.from(data) });
const noise: Image = { height: 7, width: 9, data: noiseImage(7, 9, 4).data };
const lumas = ({ data }: Image) =>
  Array.from({ length: data.length / 3 }, (_, i) => 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!); // prettier-ignore

describe("analysis/color-changes", () => {
  it("turns red by 90° in the plane of U and V", () => {
    // Red: Y 0.299, U = 0.492111·(0 − 0.299) = −0.1471412, V = 0.877283·0.701 = 0.6149754. Turned: U −0.6149754,
    // V −0.1471412. Back: R = 0.299 − 0.1677237, B = 0.299 − 1.2496680, G = (0.299 − 0.299 R − 0.114 B)/0.587.
    expectClose(hueRotated(pixel(1, 0, 0), 90).data, [0.1312763, 0.6271288, -0.950668], 1e-6);
  });

  it("keeps luma at every angle; two turns add up; half a turn is the opposite color, a whole one none", () => {
    const turned = hueRotated(noise, 77);
    expectClose(lumas(turned), lumas(noise), 1e-6);
    expectClose(hueRotated(turned, 103).data, [...hueRotated(noise, 180).data], 1e-6);
    const opposite = Array.from(noise.data, (value, i) => 2 * lumas(noise)[Math.floor(i / 3)]! - value);
    expectClose(hueRotated(noise, 180).data, opposite, 1e-6);
    expectClose(hueRotated(noise, -360).data, [...noise.data], 1e-6);
  });

  it("moves colors from their luma by a factor", () => {
    // Luma of (0.5, 0.25, 1): 0.1495 + 0.14675 + 0.114 = 0.41025.
    expectClose(saturated(pixel(0.5, 0.25, 1), 0).data, [0.41025, 0.41025, 0.41025]);
    expectClose(saturated(pixel(0.5, 0.25, 1), 2).data, [0.58975, 0.08975, 1.58975]);
    expectClose(saturated(noise, 1).data, [...noise.data], 1e-7);
  });

  it("adds a color to each pixel: the covariance stays", () => {
    const [own, moved] = [colorMoments(noise), colorMoments(shifted(noise, [0.5, -1, 0.25]))];
    expectClose(moved.mean, [own.mean[0] + 0.5, own.mean[1] - 1, own.mean[2] + 0.25], 1e-6);
    expectClose(moved.covariance, [...own.covariance], 1e-6);
  });

  it("reorders channels in six ways", () => {
    const seen = channelOrders.map((order) => [...permuted(pixel(1, 2, 3), order).data].join(""));
    expect(seen).to.deep.equal(["123", "132", "213", "231", "312", "321"]);
    expect(permuted(permuted(noise, "gbr"), "brg").data).to.deep.equal(noise.data);
  });

  it("gives up just so much chroma as leaves the gamut, and neither luma nor hue", () => {
    // Luma 0.299·1.2 + 0.587·0.5 + 0.114·0.2 = 0.6751; red may take 0.3249 of its 0.5249: 0.6189750 of the chroma stays.
    const share = 0.3249 / 0.5249;
    const kept = [1, 0.6751 + share * (0.5 - 0.6751), 0.6751 + share * (0.2 - 0.6751)];
    expectClose(insideGamut(pixel(1.2, 0.5, 0.2)).data, kept, 1e-6);
    // Luma 0.299·0.5 + 0.587·0.3 − 0.114·0.1 = 0.3142; blue may fall by 0.3142 of its 0.4142.
    const low = 0.3142 / 0.4142;
    expectClose(insideGamut(pixel(0.5, 0.3, -0.1)).data, [0.3142 + low * 0.1858, 0.3142 - low * 0.0142, 0], 1e-6);
    // Brighter than white, darker than black.
    expectClose(insideGamut(pixel(1.5, 1.2, 1.1, -0.5, -0.2, -1)).data, [1, 1, 1, 0, 0, 0]);
    expect(insideGamut(noise).data).to.deep.equal(noise.data);
    const far = insideGamut(saturated(noise, 5));
    expect(outsideShare(far)).to.equal(0);
    expectClose(lumas(far), lumas(noise), 1e-6);
  });

  it("counts the pixels outside", () => {
    expect(outsideShare(pixel(0, 0.5, 1, 0, 1.01, 0, -0.01, 2, 0, 1, 1, 1))).to.equal(0.5);
    expect(outsideShare(noise)).to.equal(0);
  });

  it("refuses what is no angle, factor, color or order", () => {
    for (const [refused, words] of [
      [() => hueRotated(noise, NaN), "hueRotated: expected an angle"],
      [() => saturated(noise, -1), "saturated: expected a factor ≥ 0"],
      [() => shifted(noise, [0, NaN, 0]), "shifted: expected three numbers"],
      [() => permuted(noise, "rgg" as ChannelOrder), "permuted: expected one of rgb"],
      [() => hueRotated({ ...noise, height: 0 }, 1), "hueRotated: expected height"],
    ] as const)
      expect(refused).to.throw(UsageError, words);
  });
});
