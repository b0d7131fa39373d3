import type { Tensor } from "./tensor";

/** Sees each tensor that gets a name, and returns it or one that equals it. */
export type Namer = <T extends Tensor>(tensor: T, name: string) => T;

let namer: Namer | undefined;
let path = "";

/** Names a tensor for whoever listens (a trace, so that an exported graph can be read); else nothing but the tensor. */
export function named<T extends Tensor>(tensor: T, name: string): T {
  return namer ? namer(tensor, path + name) : tensor;
}

/** Puts `name/` before the names of all that is made meanwhile. */
export function within<T>(name: string, work: () => T): T {
  const before = path;
  path = `${before}${name}/`;
  try {
    return work();
  } finally {
    path = before;
  }
}

/** What stands before names now: empty, or one that ends in "/". */
export function namePath(): string {
  return path;
}

/** Lets a namer see the names given meanwhile. */
export function withNamer<T>(given: Namer, work: () => T): T {
  const before = namer;
  namer = given;
  try {
    return work();
  } finally {
    namer = before;
  }
}
