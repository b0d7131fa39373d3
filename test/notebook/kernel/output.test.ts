import { expect } from "chai";
import { joinedOutput } from "../../../src/notebook/kernel/output";

function listener() {
  const heard: string[] = [];
  return { heard, send: (name: string, text: string) => void heard.push(`${name}:${text}`) };
}

describe("notebook/kernel/output", () => {
  it("sends 20 at once, then one each 50 ms, joined, but never across streams or cells", () => {
    let time = 1000;
    const output = joinedOutput(() => time);
    const [one, other] = [listener(), listener()];
    for (let line = 0; line < 20; line++) output.write("stdout", String(line), one.send);
    expect(one.heard).to.deep.equal(Array.from({ length: 20 }, (_, line) => `stdout:${line}`));
    output.write("stdout", "b", one.send);
    time += 49;
    output.write("stdout", "c", one.send);
    output.write("stderr", "d", one.send);
    output.write("stderr", "e", other.send);
    expect(one.heard).to.have.length(20);
    time += 1;
    output.write("stderr", "f", other.send);
    expect(one.heard.slice(20)).to.deep.equal(["stdout:bc", "stderr:d"]);
    expect(other.heard).to.deep.equal(["stderr:ef"]);
    time += 10_000; // However long it is quiet, 20 more.
    for (let line = 0; line < 30; line++) output.write("stdout", String(line), other.send);
    expect(other.heard).to.have.length(21);
    output.flush();
    expect(other.heard.at(-1)).to.equal("stdout:20212223242526272829");
  });

  it("sends what waits by itself a little later", async () => {
    const output = joinedOutput(() => 0);
    const { heard, send } = listener();
    for (let line = 0; line < 22; line++) output.write("stdout", ".", send);
    expect(heard).to.have.length(20);
    await new Promise((later) => setTimeout(later, 120));
    expect(heard.slice(20)).to.deep.equal(["stdout:.."]);
  });
});
