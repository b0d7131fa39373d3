/**
 * A path relative to the page as an address: whatever stands in a file's name (`#`, `?`, `%`, `javascript:`) is part of
 * the name.
 */
export function addressOf(path: string): string {
  return `./${path.split("/").map(encodeURIComponent).join("/")}`;
}
