/**
 * What a texture optimized for one loss scores under all others: `npx tsx bench/loss-matrix.ts --out results/loss-matrix`
 * (VGG-16 from ../shared/weights, 128×128, two procedural exemplars; about half an hour on two cores, finished runs are
 * not made again). Each column is divided by what another crop of the exemplar scores there: 1 is as near as the texture
 * is to itself. Writes matrix.png, matrix.json, a sheet of the textures, and a folder for each run.
 */
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { compiledEngine } from "../src/engine/compiled";
import { heatMapFigure, type HeatMap } from "../src/figures/heat-map";
import { contactSheet, type SheetEntry } from "../src/figures/contact-sheet";
import { figureRenderer } from "../src/figures/render";
import { crop } from "../src/image/crop";
import type { Image } from "../src/image/image";
import { readImage } from "../src/image/read";
import { pngBytes, writePng } from "../src/image/write";
import { evaluate } from "../src/synthesis/evaluate";
import { runSynthesis } from "../src/synthesis/run";
import { runFolder } from "../src/synthesis/run-folder";
import { resolveSettings } from "../src/synthesis/settings";
import { bytesOf, sha256 } from "../src/core/hash";
import { lossNamed } from "../src/losses";
import { parseLoss } from "../src/losses/loss-kind";
import { drawExemplar } from "../src/cli/exemplar";
import { versions } from "../src/cli/versions";
import { flags, table } from "./peer";
import { weights } from "./setup";

const SIDE = 128;
const EXEMPLARS = ["pebbles", "bricks"];
const LAYERS = ["relu1_1", "pool1", "pool2", "pool3", "pool4"];
const EVALUATIONS = [150, 150, 400];

/** Every kind once, so that no two are the same function; those of the picture itself on its pixels. */
const LOSSES: readonly { readonly loss: string; readonly layers: readonly string[] }[] = [
  ...[
    ...["gram", "covariance", "shifted_gram", "gram_pca", "long_range_gram", "mean", "batchnorm", "mmd_linear"],
    ...["mmd_polynomial/c=1/unit=exemplar", "mmd_gaussian", "sliced_wasserstein", "histogram", "cmd"],
  ].map((loss) => ({ loss, layers: LAYERS })),
  { loss: "color_moments", layers: ["pixels"] },
  { loss: "spectrum", layers: ["pixels"] },
  ...["autocorrelation", "deep_correlations", "content"].map((loss) => ({ loss, layers: LAYERS })),
  { loss: "total_variation", layers: ["pixels"] },
];
/** Where draws are renewed so often within a scale. */
const ROUNDS = 10;

/** Why the least of a column may stand elsewhere than on its diagonal. */
const REASONS: Readonly<Record<string, string>> = {
  content: "content compares position by position, so its texture is the exemplar itself, nearest under everything",
};

const engine = compiledEngine({ threads: Number(flags.threads) });
const nameOf = (loss: string) => parseLoss(loss).name;

/** The texture optimized for one loss. */
async function textureFor(name: string, exemplar: Image, { loss, layers }: (typeof LOSSES)[number]): Promise<Image> {
  const pixelsSha256 = sha256(bytesOf(exemplar.data));
  const source = `procedural:${name}, left half of ${2 * SIDE}×${SIDE}`;
  const info = { source, height: SIDE, width: SIDE, sha256: pixelsSha256, pixelsSha256 };
  const random = lossNamed(loss).draw !== undefined;
  const settings = resolveSettings(
    { features: "vgg16", layers: LAYERS.map((layer) => ({ layer, weight: 1 })), losses: [{ loss, layers }], evaluations: EVALUATIONS, rounds: random ? ROUNDS : 1 }, // prettier-ignore
    exemplar,
  );
  const folder = runFolder(join(flags.out, name, nameOf(loss)));
  const context = { engine, weights: weights(), versions: versions(), clock: () => performance.now() };
  const outcome = await runSynthesis(exemplar, info, settings, folder, context);
  if (outcome.kind === "interrupted") throw new Error("interrupted");
  console.log(name, loss, outcome.record.objective.toExponential(3), `${outcome.record.seconds.toFixed(1)} s`);
  return readImage(folder.image);
}

/** A picture's score under every loss: the sum over its layers. */
async function scores(exemplar: Image, picture: Image): Promise<number[]> {
  const at = async (layers: readonly string[]) => {
    const losses = LOSSES.filter((each) => each.layers === layers || each.layers.join() === layers.join());
    const features = { name: "vgg16", layers, pooling: "average", padding: "zero", seed: 0 } as const;
    return evaluate(exemplar, picture, features, losses.map(({ loss }) => loss), engine, weights()); // prettier-ignore
  };
  const tables = { ...(await at(LAYERS)), ...(await at(["pixels"])) };
  return LOSSES.map(({ loss, layers }) =>
    layers.reduce((sum, layer) => sum + tables[layer]![lossNamed(loss).name]!, 0),
  );
}

async function main(): Promise<void> {
  const names = LOSSES.map(({ loss }) => nameOf(loss));
  const maps: (HeatMap & { raw: number[][]; floor: number[] })[] = [];
  const sheets: SheetEntry[] = [];
  const remarks: string[] = [];
  for (const name of EXEMPLARS) {
    const whole = drawExemplar(name, { height: SIDE, width: 2 * SIDE });
    const [exemplar, other] = [0, SIDE].map((left) => crop(whole, { left, top: 0, width: SIDE, height: SIDE }));
    const floor = await scores(exemplar!, other!);
    const [raw, pictures]: [number[][], string[]] = [[], []];
    sheets.push({ image: exemplar!, caption: "exemplar" }, { image: other!, caption: "another crop" });
    for (const [i, each] of LOSSES.entries()) {
      const image = await textureFor(name, exemplar!, each);
      raw.push(await scores(exemplar!, image));
      pictures.push(`data:image/png;base64,${(await pngBytes(image)).toString("base64")}`);
      sheets.push({ image, caption: names[i]! });
    }
    const values = raw.map((row) => row.map((value, column) => value / floor[column]!));
    maps.push({ title: `procedural:${name}`, values, pictures, raw, floor });
    for (const [column, loss] of names.entries()) {
      const best = values.map((row) => row[column]!);
      const winner = names[best.indexOf(Math.min(...best.filter((_, row) => names[row] !== "content")))]!;
      if (winner !== loss && loss !== "content")
        remarks.push(`${name}: under ${loss} (${best[column]!.toExponential(2)}) the texture for ${winner} scores least (${Math.min(...best).toExponential(2)})${REASONS[loss] ? `: ${REASONS[loss]}` : ""}`); // prettier-ignore
    }
    console.log(table([["optimized for", ...names], ...values.map((row, i) => [names[i]!, ...row.map((value) => value.toPrecision(2))])])); // prettier-ignore
  }
  console.log(remarks.join("\n"));
  const figure = heatMapFigure(maps, {
    title: "What a texture optimized for one loss scores under the others, VGG-16, 128×128",
    ...{ rows: names, columns: names, rowTitle: "optimized for", columnTitle: "scored under" },
    unit: "loss / loss of another crop of the exemplar",
  });
  const renderer = figureRenderer({});
  const { png, by, note } = await renderer.render(figure, { height: 950, width: 1900 });
  await renderer.close();
  if (by !== "browser") throw new Error(`the matrix needs a browser: ${note ?? ""}`);
  await writeFile(join(flags.out, "matrix.png"), png);
  await writePng(
    await contactSheet(sheets, { columns: LOSSES.length + 2 > 11 ? 7 : 11 }),
    join(flags.out, "textures.png"),
  );
  const numbers = maps.map(({ title, values, raw, floor }) => ({ exemplar: title, floor, raw, values }));
  const command = "npx tsx bench/loss-matrix.ts --out results/loss-matrix";
  await writeFile(join(flags.out, "matrix.json"), `${JSON.stringify({ command, losses: LOSSES, remarks, exemplars: numbers }, null, 1)}\n`); // prettier-ignore
}

void main();
