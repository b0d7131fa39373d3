import { expect } from "chai";
import { complexesOf, fft2 } from "../../src/core/fft";
import { random } from "../../src/core/random";
import { exemplars } from "../../src/exemplars";
import { colorMoments } from "../../src/image/color-moments";
import type { Image } from "../../src/image/image";
import { periodicComponent } from "../../src/noise/periodic-component";
import { randomPhase } from "../../src/noise/random-phase";
import { expectNear } from "../support/close";

/** Of low contrast, so that nothing is clipped; sizes differ, one is no power of two. */
const exemplar: Image = (() => {
  const { height, width, data } = exemplars.bricks.draw({ height: 20, width: 32, seed: 1 });
  return { height, width, data: data.map((value) => 0.45 + 0.1 * value) };
})();

const channel = ({ data }: Image, c: number) => Float64Array.from(data.filter((_, i) => i % 3 === c));
const spectrum = (plane: Float64Array, height = 20, width = 32) => fft2(complexesOf(plane), height, width);
const sizes = (z: Float64Array) =>
  Float64Array.from({ length: z.length / 2 }, (_, i) => Math.hypot(z[2 * i]!, z[2 * i + 1]!));
const draw = (height: number, width: number, seed = 1) =>
  randomPhase({ height, width, exemplar, random: random(seed, "test") });

describe("randomPhase", () => {
  it("keeps the size of each frequency of the exemplar's periodic component, in each channel", () => {
    const found = draw(20, 32);
    for (const c of [0, 1, 2])
      expectNear(
        sizes(spectrum(channel(found, c))),
        sizes(spectrum(periodicComponent(channel(exemplar, c), 20, 32))),
        1e-6, // float32 levels
      );
  });

  it("turns all channels' phases by the same angle, which is uniform", () => {
    const found = draw(20, 32);
    const turns = [0, 1, 2].map((c) => {
      const [own, got] = [spectrum(periodicComponent(channel(exemplar, c), 20, 32)), spectrum(channel(found, c))];
      return Array.from({ length: 640 }, (_, i) => {
        const [a, b, x, y] = [own[2 * i]!, own[2 * i + 1]!, got[2 * i]!, got[2 * i + 1]!];
        return { sine: a * y - b * x, cosine: a * x + b * y, angle: Math.atan2(a * y - b * x, a * x + b * y) };
      });
    });
    const strong = turns[0]!.flatMap(({ sine, cosine }, i) => (Math.hypot(sine, cosine) > 1e-3 && i > 0 ? [i] : []));
    expect(strong.length).to.be.above(300);
    for (const c of [1, 2])
      for (const i of strong) {
        const off = turns[c]![i]!.angle - turns[0]![i]!.angle;
        if (Math.hypot(turns[c]![i]!.sine, turns[c]![i]!.cosine) > 1e-3) expect(Math.cos(off)).to.be.above(0.999);
      }
    // Quarters of the circle: about 80 ± 8 of each among half of these frequencies, twice.
    const quarters = [0, 0, 0, 0];
    for (const i of strong) quarters[Math.floor(((turns[0]![i]!.angle / Math.PI + 1) * 2) % 4)]!++;
    quarters.forEach((count) => expect(count / strong.length).to.be.within(0.15, 0.35));
  });

  it("keeps mean color exactly, and the covariance of the periodic component's channels", () => {
    const [wanted, found] = [colorMoments(exemplar), colorMoments(draw(20, 32))];
    expectNear(found.mean, wanted.mean, 1e-7);
    const planes = [0, 1, 2].map((c) => periodicComponent(channel(exemplar, c), 20, 32));
    const covariance = planes.flatMap((one, a) =>
      planes.map(
        (other, b) => one.reduce((sum, v, i) => sum + (v - wanted.mean[a]!) * (other[i]! - wanted.mean[b]!), 0) / 640,
      ),
    );
    expectNear(found.covariance, covariance, 1e-5);
  });

  it("is another picture for another stream", () => expect(draw(20, 32).data).not.to.deep.equal(draw(20, 32, 2).data));

  it("cuts a smaller picture out of one of the exemplar's size", () => {
    const [whole, part] = [draw(20, 32), draw(7, 11)];
    for (let y = 0; y < 7; y++)
      expect(part.data.slice(y * 33, (y + 1) * 33)).to.deep.equal(whole.data.slice(y * 96, y * 96 + 33));
  });

  it("keeps mean color and, on average, covariance and the correlation of neighbors in a larger picture", () => {
    const statistics = (image: Image) => {
      const { mean, covariance } = colorMoments(image);
      const red = channel(image, 0).map((value) => value - mean[0]);
      const next = red.reduce((sum, v, i) => sum + ((i + 1) % image.width ? v * red[i + 1]! : 0), 0);
      return { mean, variance: covariance[0]!, next: next / red.length };
    };
    const draws = Array.from({ length: 12 }, (_, seed) => statistics(draw(40, 64, seed)));
    const own = statistics(exemplar);
    const average = (of: "variance" | "next") => draws.reduce((sum, each) => sum + each[of] / 12, 0);
    for (const { mean } of draws) expectNear(mean, own.mean, 1e-6);
    // The field's phases do not change its variance: what differs is what the fade weighs.
    expect(average("variance") / own.variance).to.be.within(0.8, 1.2);
    expect(average("next") / own.next).to.be.within(0.8, 1.2);
    const [first, ...others] = draws.map(({ variance }) => variance);
    for (const other of others) expect(other).to.be.closeTo(first!, 1e-6 * first!);
  });

  it("is the exemplar's color where the exemplar is flat", () => {
    const flat = { height: 3, width: 2, data: new Float32Array(18).map((_, i) => [0.25, 0.5, 1][i % 3]!) };
    for (const size of [
      { height: 3, width: 2 },
      { height: 5, width: 4 },
    ]) {
      const { data } = randomPhase({ ...size, exemplar: flat, random: random(1, "test") });
      data.forEach((value, i) => expect(value).to.be.closeTo([0.25, 0.5, 1][i % 3]!, 1e-7));
    }
  });
});
