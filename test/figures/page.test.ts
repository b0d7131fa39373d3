import { expect } from "chai";
import { figurePage } from "../../src/figures/page";

const figure = {
  data: [{ type: "scatter", name: "</script><script>alert(1)</script>", y: [1, null, 2] }],
  layout: { title: { text: "<b>a & b</b>" } },
};

describe("figures/page", () => {
  let page = "";
  before(async () => (page = await figurePage("a < b & c </title>", figure)));

  it("holds the figure, and draws it", () => {
    const [, data, layout] = /Plotly\.newPlot\("figure", (.*), (\{"title".*?\}\}), \{/.exec(page) ?? [];
    expect(JSON.parse(data!)).to.deep.equal(figure.data);
    expect(JSON.parse(layout!)).to.deep.equal(figure.layout);
    expect(page).to.include('<div id="figure">');
  });

  it("escapes what would end its elements", () => {
    expect(page).to.include("<title>a &lt; b &amp; c &lt;/title></title>");
    expect(page).not.to.include("alert(1)</script>");
    expect(page.match(/<script/g)).to.have.length(2);
    expect(page.match(/<\/script/gi)).to.have.length(2);
  });

  it("needs no network: plotly is inside, and no element fetches anything", () => {
    expect(page.length).to.be.above(500_000);
    expect(page).to.match(/plotly\.js/i);
    const elements = page.replace(/<script>[\s\S]*?<\/script>/g, "<script></script>");
    expect(elements).not.to.match(/\b(src|href|url)\b/i);
    expect(elements.match(/<[a-z]+/g)).to.deep.equal([
      ...["<html", "<meta", "<title", "<style", "<div", "<script", "<script"],
    ]);
  });
});
