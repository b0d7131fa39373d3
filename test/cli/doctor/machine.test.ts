import { expect } from "chai";
import { memoryCheck, nodeCheck, threadsCheck } from "../../../src/cli/doctor/machine";

const GIB = 2 ** 30;

describe("doctor/machine", () => {
  it("takes Node 20.19 and newer", () => {
    for (const version of ["20.19.0", "20.20.2", "22.0.0"]) expect(nodeCheck(version).state, version).to.equal("ok");
    for (const version of ["20.18.9", "18.20.0"]) {
      expect(nodeCheck(version)).to.deep.include({ state: "broken", essential: true });
      expect(nodeCheck(version).says).to.include("20.19 or newer");
    }
  });

  it("tells the largest picture that fits", () => {
    expect(memoryCheck(6 * GIB)).to.deep.include({ state: "ok" });
    expect(memoryCheck(6 * GIB).says).to.match(/^6\.0 GiB .* at 1024×1024/);
    expect(memoryCheck(5.1 * GIB).says).to.include("at 512×512");
    expect(memoryCheck(1.4 * GIB)).to.deep.include({ state: "limited" });
    expect(memoryCheck(1.4 * GIB).says).to.include("at 256×256");
    expect(memoryCheck(0.5 * GIB)).to.deep.include({ state: "limited" });
  });

  it("tells at least one thread", () => expect(threadsCheck().says).to.match(/^[1-9]\d* \(.+\)$/));
});
