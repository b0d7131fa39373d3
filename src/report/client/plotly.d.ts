/** What the page uses of plotly.js, which stands in a script before ours. */
interface PlotlyPoint {
  readonly customdata: string;
}

interface PlotlyElement extends HTMLElement {
  on(event: "plotly_click", listener: (event: { readonly points: readonly PlotlyPoint[] }) => void): void;
}

declare const Plotly: {
  react(place: HTMLElement, data: readonly object[], layout: object, config: object): Promise<PlotlyElement>;
};
