/** How figures look, whichever way they are drawn. */
export const theme = {
  ink: "#222",
  axisLine: "#444",
  grid: "#dcdcdc",
  minorGrid: "#f1f1f1",
  titleSize: 16,
  axisTitleSize: 13,
  tickSize: 12,
  legendSize: 12,
  /** Of the lines of a figure that names none; Okabe & Ito's, told apart by color-blind readers too. */
  colors: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"],
} as const;

/** An axis of a Plotly layout in that look. */
export const themedAxis = {
  showline: true,
  mirror: true,
  linecolor: theme.axisLine,
  ticks: "outside",
  tickcolor: theme.axisLine,
  tickfont: { size: theme.tickSize },
  gridcolor: theme.grid,
  zeroline: false,
  minor: { showgrid: true, gridcolor: theme.minorGrid },
} as const;
