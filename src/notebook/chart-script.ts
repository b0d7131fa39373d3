import type { Figure } from "../figures/figure";
import { inScript } from "../figures/inline-script";

/** Below Jupyter's `files/`: the server's root is the project, or a folder around it. */
const PLOTLY = "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js";

/**
 * A script element that puts a live chart in the place of the element before it, where plotly.js can be had: from the page
 * itself, or from the Jupyter server that shows it. Nothing is asked of other servers; elsewhere the picture stays.
 */
export function chartScript({ data, layout }: Figure): string {
  return `<script>
(function () {
  const place = document.currentScript.previousElementSibling;
  const figure = ${inScript({ data, layout })};
  const addresses = function () {
    if (!location.protocol.startsWith("http")) return [];
    const config = document.getElementById("jupyter-config-data");
    const base = (config && JSON.parse(config.textContent).baseUrl) || "/";
    const [, path = ""] = /\\/(?:tree|notebooks|edit)\\/(.*)$/.exec(location.pathname) || [];
    const folders = path.split("/").slice(0, -1);
    return ["", ...folders.map((_, i) => folders.slice(0, i + 1).join("/") + "/")].map((folder) => base + "files/" + folder + "${PLOTLY}");
  };
  const load = function (address) {
    return new Promise(function (loaded, failed) {
      const script = document.createElement("script");
      const define = window.define; // Where require.js is on the page, plotly.js would hand itself to it.
      const done = function (then) { return function () { window.define = define; then(); }; };
      window.define = undefined;
      script.onload = done(loaded);
      script.onerror = done(failed);
      script.src = address;
      document.head.appendChild(script);
    });
  };
  const plotly = async function () {
    for (const address of window.Plotly ? [] : addresses()) {
      await load(address).catch(function () {});
      if (window.Plotly) break;
    }
    return window.Plotly;
  };
  window.textureWorkbenchPlotly = window.textureWorkbenchPlotly || plotly();
  window.textureWorkbenchPlotly.then(function (Plotly) {
    if (!Plotly) { delete window.textureWorkbenchPlotly; return; }
    place.replaceChildren();
    return Plotly.newPlot(place, figure.data, figure.layout, { displaylogo: false, responsive: true });
  });
})();
</script>`;
}
