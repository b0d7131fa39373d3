import { expect } from "chai";
import { runInNewContext } from "node:vm";
import { chartBundle, told } from "../../src/notebook/chart";

const figure = {
  data: [{ type: "scatter", name: "</script><b>", y: [1, 2] }, { type: "bar", y: [3] }, {}],
  layout: { title: { text: "Gram &amp; <i>mean</i>" }, width: 600, height: 300 },
};
const png = Buffer.from("a picture");
const base64 = png.toString("base64");

interface Page {
  readonly pathname?: string;
  readonly protocol?: string;
  readonly baseUrl?: string;
  /** The address that has plotly.js, or "" for the page itself. */
  readonly has?: string;
}

/** Runs a chart's script on what it needs of a page; answers what was asked for and drawn. */
async function onPage(html: string, { pathname = "/lab/tree/n.ipynb", protocol = "http:", baseUrl, has }: Page) {
  const [, script] = /<script>\n([^]*)<\/script>/.exec(html)!;
  const asked: string[] = [];
  const drawn: unknown[][] = [];
  const plotly = { newPlot: (...of: unknown[]) => drawn.push(of) };
  const define = () => undefined;
  const place = { children: 1, replaceChildren: () => (place.children = 0) };
  const page: Record<string, unknown> = {
    location: { pathname, protocol },
    define,
    document: {
      currentScript: { previousElementSibling: place },
      getElementById: () => (baseUrl === undefined ? null : { textContent: JSON.stringify({ baseUrl }) }),
      createElement: () => ({}),
      head: {
        appendChild(element: { src: string; onload: () => void; onerror: () => void }) {
          asked.push(element.src);
          expect(page.define, "hidden while it loads").to.be.undefined;
          if (element.src === has) page.Plotly = plotly;
          setImmediate(() => (element.src === has ? element.onload() : element.onerror()));
        },
      },
    },
  };
  page.window = page;
  if (has === "") page.Plotly = plotly;
  runInNewContext(script!, page);
  await new Promise((later) => setTimeout(later, 30));
  expect(page.define).to.equal(define);
  return { asked, drawn, place };
}

describe("notebook/chart", () => {
  const { data, metadata } = chartBundle(figure, { png });
  const html = data["text/html"]!;

  it("is a page's part with the picture in it, the picture alone, and a line of text", () => {
    expect(data["image/png"]).to.equal(base64);
    expect(html).to.include(`base64,${base64}"`).and.include("width:600px").and.include('width="600" height="300"');
    expect(data["text/plain"]).to.equal("[chart “Gram & mean”: 3 × scatter, bar]");
    expect(metadata!["image/png"]).to.include({ width: 600, height: 300 });
    expect(told({ data: [], layout: { title: "plain" } })).to.equal("chart “plain”: 0 × ");
  });

  it("lets no name of the figure end its script or begin an element", () => {
    expect(html.match(/<\/script>/g)).to.have.length(1);
    expect(html).not.to.include("<b>").and.not.include("<i>");
  });

  it("names no other server", () => {
    expect(html.replaceAll(/base64,[^"]*/g, "")).not.to.match(/https?:\/\//);
  });

  const PLOTLY = "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js";

  it("puts a chart in the picture's place, by plotly.js from the server's root", async () => {
    const { asked, drawn, place } = await onPage(html, { has: `/files/${PLOTLY}` });
    expect(asked).to.deep.equal([`/files/${PLOTLY}`]);
    expect(place.children).to.equal(0);
    const [element, traces, layout] = drawn[0]!;
    expect(element).to.equal(place);
    expect(JSON.parse(JSON.stringify([traces, layout]))).to.deep.equal([figure.data, figure.layout]);
  });

  it("finds it below a server's own address, and where the project is a folder in the server's", async () => {
    const at = { pathname: "/user/me/lab/workspaces/w/tree/work/project/notebooks/n.ipynb", baseUrl: "/user/me/" };
    const { asked, drawn } = await onPage(html, { ...at, has: `/user/me/files/work/project/${PLOTLY}` });
    expect(asked).to.deep.equal(["", "work/", "work/project/"].map((folder) => `/user/me/files/${folder}${PLOTLY}`));
    expect(drawn).to.have.length(1);
  });

  it("takes the page's own, on a page from a file, too", async () => {
    const { asked, drawn } = await onPage(html, { protocol: "file:", has: "" });
    expect([asked.length, drawn.length]).to.deep.equal([0, 1]);
  });

  it("leaves the picture where there is none", async () => {
    for (const page of [{}, { protocol: "file:" }]) {
      const { drawn, place } = await onPage(html, page);
      expect([drawn.length, place.children]).to.deep.equal([0, 1]);
    }
  });
});
