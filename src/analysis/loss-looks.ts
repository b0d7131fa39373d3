import type { NdArray } from "../core/ndarray";
import { memory } from "../core/tensor";
import type { Shape4D } from "../features/feature-set";
import type { Loss } from "../losses/loss";
import { boundLoss } from "./bound-loss";
import { flatMap, mapOf, shuffled, withDeadChannel } from "./loss-maps";
import { failed, noted, passed, type Check } from "./loss-report";

/** One thing looked at on small maps, on the reference engine. @throws what the loss throws */
export type Look = (loss: Loss, candidate: Shape4D, exemplar: Shape4D) => Check;

/** A at one exemplar: A, another map, A again, and A after all was drawn and prepared anew. */
export const repeatable: Look = (loss, candidate, exemplar) => {
  const bound = boundLoss(loss, mapOf(exemplar, 2), candidate);
  const [first] = [bound.value(mapOf(candidate, 1)), bound.value(mapOf(candidate, 3))];
  const again = [bound, boundLoss(loss, mapOf(exemplar, 2), candidate)].map((each) => each.value(mapOf(candidate, 1)));
  const other = again.find((value) => !Object.is(value, first));
  if (other === undefined) return passed("repeatable", "the same value from the same call");
  return failed(
    "repeatable",
    `${loss.name}, ${Object.is(again[0], first) ? "draw or prepare" : "measure"}: the value was ${first}, then ${other}; draw what is random in draw, from the stream that it is given, and keep no state`,
  );
};

export const finite: Look = (loss, candidate, exemplar) => {
  const [map, from] = [mapOf(candidate, 1), mapOf(exemplar, 2)];
  const cases: readonly (readonly [string, NdArray, NdArray])[] = [
    ["a dead channel", withDeadChannel(map), from],
    ["a dead channel on both sides", withDeadChannel(map), withDeadChannel(from)],
    ["a constant candidate", flatMap(candidate, 1), from],
    ["a candidate of zeros", flatMap(candidate, 0), from],
    ["a constant exemplar", map, flatMap(exemplar, 1)],
    ["an exemplar of zeros", map, flatMap(exemplar, 0)],
    ["zeros on both sides", flatMap(candidate, 0), flatMap(exemplar, 0)],
    ["the exemplar itself", mapOf(exemplar, 2), from],
  ];
  const bad = cases.flatMap(([name, at, of]) => {
    const { value, slopes } = boundLoss(loss, of, at.shape as unknown as Shape4D).gradient(at);
    if (!Number.isFinite(value)) return [`${name} (the value)`];
    return slopes.every(Number.isFinite) ? [] : [`${name} (the gradient)`];
  });
  if (bad.length === 0) return passed("finite", "value and gradient, for dead channels, constant maps and zeros");
  return failed(
    "finite",
    `${loss.name}, measure: NaN or Infinity for ${bad.join(", ")}; guard divisions, roots and logarithms at 0`,
  );
};

/** Features before a ReLU, such as VGG's conv1_1, are negative in half of their entries. */
export const negativeFeatures: Look = (loss, candidate, exemplar) => {
  const centered = ({ shape, data }: NdArray) => ({ shape, data: data.map((x) => x - 2) });
  const { value, slopes } = boundLoss(loss, centered(mapOf(exemplar, 2)), candidate).gradient(
    centered(mapOf(candidate, 1)),
  );
  if (Number.isFinite(value) && slopes.every(Number.isFinite)) return passed("negative features", "finite as well");
  return noted("negative features", "NaN or Infinity: for layers behind a ReLU alone");
};

export const leaks: Look = (loss, candidate, exemplar) => {
  const before = memory().numTensors;
  const bound = boundLoss(loss, mapOf(exemplar, 2), candidate);
  const prepared = memory().numTensors;
  bound.gradient(mapOf(candidate, 1));
  const measured = memory().numTensors;
  const counts = [
    ["draw, prepare or finish", prepared - before],
    ["measure", measured - prepared],
  ] as const;
  const bad = counts.find(([, count]) => count !== 0);
  const numbers = { measured: measured - before, limit: 0 };
  if (!bad) return passed("memory", "no tensor outlives the call", numbers);
  const [stage, count] = bad;
  const what =
    count > 0 ? `${count} tensors outlive the call; do not keep() them` : `${-count} tensors of others are gone`;
  return failed("memory", `${loss.name}, ${stage}: ${what}; tidy disposes of what is made`, numbers);
};

export const atExemplar: Look = (loss, candidate) => {
  const bound = boundLoss(loss, mapOf(candidate, 2), candidate);
  const [own, other] = [bound.value(mapOf(candidate, 2)), bound.value(mapOf(candidate, 1))];
  const share = Math.abs(own) / (Math.abs(other) || 1);
  const numbers = { measured: share, limit: 1e-6 };
  if (share <= 1e-6) return passed("at the exemplar", "zero", numbers);
  const told = `${own.toPrecision(3)}, beside ${other.toPrecision(3)} for another map`;
  return noted("at the exemplar", `${told}: it wants something else`, numbers);
};

export const sign: Look = (loss, candidate, exemplar) => {
  const bound = boundLoss(loss, mapOf(exemplar, 2), candidate);
  const least = Math.min(...[1, 3, 4, 5].map((seed) => bound.value(mapOf(candidate, seed))));
  if (least >= 0) return passed("sign", `${least.toPrecision(3)} or more for other maps`, { measured: least });
  return noted("sign", `negative, ${least.toPrecision(3)}, for another map`, { measured: least });
};

export const positions: Look = (loss, candidate, exemplar) => {
  const bound = boundLoss(loss, mapOf(exemplar, 2), candidate);
  const [plain, moved] = [bound.value(mapOf(candidate, 1)), bound.value(shuffled(mapOf(candidate, 1)))];
  const change = plain === moved ? 0 : Math.abs(moved - plain) / Math.max(Math.abs(plain), Math.abs(moved));
  const told = change <= 1e-4 ? "blind to places: the same for shuffled positions" : "looks at places";
  return noted("positions", change <= 1e-4 ? told : `${told}: another value for shuffled positions`, {
    measured: change,
  });
};
