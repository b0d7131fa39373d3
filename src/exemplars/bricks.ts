import { random } from "../core/random";
import { blended, color, shaded, type Color } from "./colors";
import { demandDrawable, type DrawOptions, type Exemplar } from "./exemplar";
import { drawRelief, type Surface } from "./relief";
import { smoothstep } from "./smoothstep";
import { fractalNoise, valueNoise } from "./value-noise";

/** What the bricks were fired to. Each takes a mixture of two neighbors in this list, up to 15 % lighter or darker. */
const firings: readonly Color[] = [color(0x8c4a36), color(0xa65a3f), color(0xb8704e), color(0x74402f)];
const mortar = color(0xc9c2b4);

/** Brick and joint together, along and across, and the joint alone, in pixels. */
const [length, course, joint] = [48, 20, 4];

export const bricks: Exemplar = {
  name: "bricks",
  description: "Running bond of red bricks with light mortar; a brick and its joint are 48 by 20 pixels, the joint 4.",
  draw(options) {
    demandDrawable(options, "bricks");
    return drawRelief(wall(options), { ...options, ambient: 0.4, shadow: 0.7 });
  },
};

function wall({ seed }: DrawOptions): Surface {
  const dice = random(seed, "bricks/start");
  const [startX, startY] = [dice.uniform() * length, dice.uniform() * course];
  const edge = fractalNoise(valueNoise(seed, "bricks/edge"), 3);
  const rough = fractalNoise(valueNoise(seed, "bricks/rough"), 3);
  const coat = coatsOf(seed);

  return (x, y) => {
    const u = startX + x + 0.9 * edge(x / 8, y / 8);
    const v = startY + y + 0.9 * edge(x / 8 + 70, y / 8);
    const row = Math.floor(v / course);
    const along = u / length + (row % 2) / 2;
    const column = Math.floor(along);
    const depth = insideBrick((along - column) * length, v - row * course);
    const grain = rough(x / 4.5, y / 4.5);
    const filling = shaded(mortar, 1 + 0.12 * grain);
    const brick = shaded(coat(column, row), 1 + 0.2 * grain);
    return {
      level: 1.8 * smoothstep(-0.6, 1.4, depth) + 0.35 * grain,
      color: blended(filling, brick, smoothstep(-0.4, 0.4, depth)),
    };
  };
}

/** Distance to the edge of a brick with rounded corners from a place in its cell, in pixels; > 0 inside. */
function insideBrick(x: number, y: number): number {
  const rounding = 2;
  const overX = Math.abs(x - length / 2) - (length - joint) / 2 + rounding;
  const overY = Math.abs(y - course / 2) - (course - joint) / 2 + rounding;
  const [outX, outY] = [Math.max(0, overX), Math.max(0, overY)];
  return rounding - Math.sqrt(outX * outX + outY * outY) - Math.min(0, Math.max(overX, overY));
}

/** Each brick's own color, the same wherever it is asked for. */
function coatsOf(seed: number): (column: number, row: number) => Color {
  const known = new Map<number, Color>();
  return (column, row) => {
    const key = row * 2 ** 20 + column;
    let coat = known.get(key);
    if (!coat) {
      const dice = random(seed, `bricks/coat ${column} ${row}`);
      const first = dice.below(firings.length - 1);
      const fired = blended(firings[first]!, firings[first + 1]!, dice.uniform());
      coat = shaded(fired, 0.85 + 0.3 * dice.uniform());
      known.set(key, coat);
    }
    return coat;
  };
}
