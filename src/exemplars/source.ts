import { basename, extname } from "node:path";

/** Before the name of an exemplar that a procedure draws; any other source is a file's path. */
export const PROCEDURAL = "procedural:";

/** What an exemplar is called: the procedure's name, or the file's without its ending. */
export function exemplarName(source: string): string {
  return source.startsWith(PROCEDURAL) ? source.slice(PROCEDURAL.length) : basename(source, extname(source));
}
