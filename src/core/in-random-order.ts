import type { Random } from "./random";

/** The same items, every order as likely. Source: Fisher & Yates, as in Knuth 1997, algorithm P. */
export function inRandomOrder<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
