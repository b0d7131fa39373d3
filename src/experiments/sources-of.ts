import type { ExemplarPlace, OpenedExemplar } from "./exemplar-at";
import type { RunOptions } from "./run-options";

/** All pictures that a run looks at; content and palette only where it names them. */
export interface OpenedSources {
  readonly exemplar: OpenedExemplar;
  readonly content?: OpenedExemplar;
  readonly palette?: OpenedExemplar;
}

/** Opens them by `open`, the palette at the exemplar's size. @throws UsageError as `exemplarAt` does */
export async function sourcesOf(
  { exemplar, size, content, contentSize, palette }: RunOptions,
  open: (place: ExemplarPlace) => Promise<OpenedExemplar>,
): Promise<OpenedSources> {
  return {
    exemplar: await open({ exemplar, size }),
    ...(content === undefined ? {} : { content: await open({ exemplar: content, size: contentSize ?? size }) }),
    ...(palette === undefined ? {} : { palette: await open({ exemplar: palette, size }) }),
  };
}
