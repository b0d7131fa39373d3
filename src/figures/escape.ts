/** A text as it is, for the titles and labels of a figure: Plotly takes `<b>` and `&amp;` in them for markup. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", times: "×" };

/** The lines of a figure's label without its markup. */
export function plainLines(label: string): string[] {
  return label.split(/<br\s*\/?>/i).map((line) =>
    line
      .replace(/<\/?[a-z][^>]*>/gi, "")
      .replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)
      .trim(),
  );
}
