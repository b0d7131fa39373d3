/** Line ends and what else moves the cursor or turns the reading direction: nothing of it belongs into a line of output. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A name in quotes, on one line whatever it holds: what cannot be seen, or would move the cursor, stands as \uXXXX. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A name as it is where it can be printed on one line, else quoted: for lines that a reader copies a path from. */
export function printable(text: string): string {
  return text.search(UNSEEN) < 0 ? text : quoted(text);
}
