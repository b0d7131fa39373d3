/** Things with a place, found again by where they are. */
export interface Neighborhood<Thing> {
  add(thing: Thing): void;
  /** All within `side` of a point, and some a little farther away. */
  around(x: number, y: number): Thing[];
}

/** Sorts things into squares of a side; the nine squares around a point hold all that lies within that distance. */
export function neighborhood<Thing extends { readonly x: number; readonly y: number }>(
  side: number,
): Neighborhood<Thing> {
  const squares = new Map<number, Thing[]>();
  const key = (column: number, row: number) => row * 2 ** 20 + column;
  return {
    add(thing) {
      const place = key(Math.floor(thing.x / side), Math.floor(thing.y / side));
      const square = squares.get(place);
      if (square) square.push(thing);
      else squares.set(place, [thing]);
    },
    around(x, y) {
      const found: Thing[] = [];
      const column = Math.floor(x / side);
      const row = Math.floor(y / side);
      for (let r = row - 1; r <= row + 1; r++) {
        for (let c = column - 1; c <= column + 1; c++) found.push(...(squares.get(key(c, r)) ?? []));
      }
      return found;
    },
  };
}
