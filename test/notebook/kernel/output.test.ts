import { expect } from "chai";
import { joinedOutput } from "../../../src/notebook/kernel/output";

function listener() {
  const heard: string[] = [];
  return { heard, send: (name: string, text: string) => void heard.push(`${name}:${text}`) };
}

describe("notebook/kernel/output", () => {
  it("sends the first at once, joins what follows within 50 ms, and never joins across streams or cells", () => {
    let time = 1000;
    const output = joinedOutput(() => time);
    const [one, other] = [listener(), listener()];
    output.write("stdout", "a", one.send);
    expect(one.heard).to.deep.equal(["stdout:a"]);
    time += 50;
    output.write("stdout", "b", one.send);
    output.write("stdout", "c", one.send);
    output.write("stderr", "d", one.send);
    output.write("stderr", "e", other.send);
    expect(one.heard).to.have.length(1);
    time += 1; // 51 ms after the last.
    output.write("stderr", "f", other.send);
    expect(one.heard).to.deep.equal(["stdout:a", "stdout:bc", "stderr:d"]);
    expect(other.heard).to.deep.equal(["stderr:ef"]);
  });

  it("sends what waits when it is told to, or by itself a little later", async () => {
    const output = joinedOutput(() => 0);
    const { heard, send } = listener();
    for (const text of ["a", "b"]) output.write("stdout", text, send);
    output.flush();
    expect(heard.join("|")).to.equal("stdout:a|stdout:b");
    output.write("stdout", "c", send);
    await new Promise((later) => setTimeout(later, 120));
    expect(heard.at(-1)).to.equal("stdout:c");
  });
});
