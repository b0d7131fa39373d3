import { networks, type Network } from "../../features/vgg-architecture";
import { weightsFiles, type WeightsSource } from "../../features/weights/load";
import { registry } from "../../features/weights/registry";
import { verifyFile } from "../../features/weights/verify";
import type { Check } from "./check";

/** Each network: is a file of it at hand, and is every tensor in it as published? */
export async function weightsChecks(source: WeightsSource): Promise<Check[]> {
  return Promise.all(networks.map((network) => weightsCheck(network, source)));
}

async function weightsCheck(network: Network, source: WeightsSource): Promise<Check> {
  const name = `weights ${network}`;
  const fetch = `npx texture weights fetch ${network}`;
  const [file] = weightsFiles(network, source);
  if (file === undefined) {
    return { name, state: "missing", says: "none at hand; random filters need none", mend: fetch };
  }
  const { good, problems } = await verifyFile(file, registry[network]);
  const [problem] = problems;
  if (problem !== undefined) return { name, state: "broken", says: problem, mend: `${fetch} --force` };
  const all = Object.keys(registry[network].tensors).length;
  const says = `${good.length} of ${all} tensors, as published (${file})`;
  return good.length === all ? { name, state: "ok", says } : { name, state: "limited", says, mend: fetch };
}
