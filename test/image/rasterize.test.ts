import { expect } from "chai";
import { drawingImage, drawingPng } from "../../src/image/rasterize";
import { expectRefusal } from "./refusal";
import sharp from "sharp";

const svg = (body: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2">${body}</svg>`;
const half = { svg: svg('<rect width="2" height="2" fill="#f00"/>'), height: 2, width: 4 };

describe("image/rasterize", () => {
  it("draws on white, a pixel a unit", async () => {
    const { height, width, data } = await drawingImage(half);
    expect([height, width]).to.deep.equal([2, 4]);
    const row = [1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1];
    expect(Array.from(data)).to.deep.equal([...row, ...row]);
    const veil = await drawingImage({ ...half, svg: svg('<rect width="4" height="2" fill-opacity="0.5"/>') });
    expect(veil.data[0]).to.be.closeTo(0.5, 0.01);
  });

  it("draws finer by a scale, as a PNG", async () => {
    const { width, height, channels, format } = await sharp(await drawingPng(half, 3)).metadata();
    expect({ width, height, channels, format }).to.deep.equal({ width: 12, height: 6, channels: 3, format: "png" });
  });

  it("refuses sides and areas that are too large", async () => {
    await expectRefusal(drawingImage({ ...half, width: 40_000 }), "rasterize", "32767", "40000 × 2");
    await expectRefusal(drawingPng({ ...half, width: 9000, height: 9000 }, 1), "rasterize", "pixels");
    await expectRefusal(drawingPng({ ...half, width: 20_000 }, 2), "32767");
  });
});
