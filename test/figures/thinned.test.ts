import { expect } from "chai";
import { thinned } from "../../src/figures/thinned";

interface Line {
  x: (number | null)[];
  y: (number | null)[];
  name: string;
}

describe("figures/thinned", () => {
  const layout = { title: "t" };

  it("leaves short lines as they are", () => {
    const figure = { data: [{ x: [1, 2], y: [3, 4] }, { z: [[1]] }], layout };
    expect(thinned(figure, 2)).to.deep.equal(figure);
  });

  it("keeps of each stretch the least and the greatest, in their order, and gaps", () => {
    // Two stretches of four: (5, 9, 1, 2) and (7, gap, 7, 3).
    const y = [5, 9, 1, 2, 7, null, 7, 3];
    const [line] = thinned({ data: [{ name: "n", x: [10, 11, 12, 13, 14, 15, 16, 17], y }], layout }, 4).data as Line[];
    expect(line).to.deep.equal({ name: "n", x: [11, 12, 14, 15, 17], y: [9, 1, 7, null, 3] });
  });

  it("comes to about as many points as are wanted", () => {
    const y = Array.from({ length: 1234 }, (_, i) => Math.sin(i));
    const [line] = thinned({ data: [{ x: y.map((_, i) => i), y }], layout }, 300).data as Line[];
    expect(line!.y.length).to.be.within(250, 300);
    expect(Math.max(...(line!.y as number[]))).to.equal(Math.max(...y));
    expect(line!.x).to.deep.equal([...line!.x].sort((a, b) => a! - b!));
  });
});
