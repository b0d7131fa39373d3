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
import { resolveSettings } from "../src/synthesis/resolve-settings";
import { bytesOf, sha256 } from "../src/core/hash";
import { lossNamed } from "../src/losses";
import { parseLoss } from "../src/losses/loss-kind";
import { drawExemplar } from "../src/exemplars/draw";
import { browserSource } from "../src/cli/context";
import { versions } from "../src/core/versions";
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
/** Losses that draw: Heitz et al. 2021's outer steps, since each round's optimum is of its draws alone. */
const DRAWN = { rounds: 20, evaluations: [200, 200, 20 * 64] };

/** Its texture is the exemplar itself, so that it scores least under everything. */
const ASIDE = "content";

/** Why the least of a column stands elsewhere than on its diagonal: `exemplar/column/row`, * for any. */
const REASONS: Readonly<Record<string, string>> = {
  "*/mmd_linear/mean": "the same function: ‖Δμ‖² over ‖μ̂‖²",
  "bricks/mmd_gaussian/long_range_gram":
    "the texture rebuilds the wall's courses; and 128 random frequencies are few for up to 512 channels: another draw sees what they missed",
  "*/color_moments/spectrum":
    "both are zero to float32's rounding: the spectrum's sum and mean fix the pixels' covariance and mean",
  "bricks/*/long_range_gram": "the texture rebuilds the wall's courses, and so all that follows from them",
  "bricks/*/deep_correlations": "the texture is the wall itself but for a few bricks, near it under everything",
  "*/sliced_wasserstein/*":
    "sorting makes a rough objective, on which the optimizer is slower than the smooth losses' on theirs",
  "*/mmd_gaussian/*":
    "128 random frequencies are few for up to 512 channels: another draw sees what they missed; fitted to 1024 of them, 400 evaluations came to 0.18",
};

function reasonFor(exemplar: string, column: string, row: string): string | undefined {
  const keys = [`${exemplar}/${column}/${row}`, `*/${column}/${row}`, `${exemplar}/*/${row}`, `*/${column}/*`];
  return keys.map((key) => REASONS[key]).find((reason) => reason !== undefined);
}

const engine = compiledEngine({ threads: Number(flags.threads) });
const nameOf = (loss: string) => parseLoss(loss).name;

/** The texture optimized for one loss. */
async function textureFor(name: string, exemplar: Image, { loss, layers }: (typeof LOSSES)[number]): Promise<Image> {
  const pixelsSha256 = sha256(bytesOf(exemplar.data));
  const source = `procedural:${name}, left half of ${2 * SIDE}×${SIDE}`;
  const info = { source, height: SIDE, width: SIDE, sha256: pixelsSha256, pixelsSha256 };
  const random = lossNamed(loss).draw !== undefined;
  const settings = resolveSettings(
    {
      features: "vgg16",
      layers: LAYERS.map((layer) => ({ layer, weight: 1 })),
      losses: [{ loss, layers }],
      ...(random ? DRAWN : { evaluations: EVALUATIONS }),
    },
    exemplar,
  );
  const folder = runFolder(join(flags.out, name, nameOf(loss)));
  const context = { engine, weights: weights(), versions: versions(), clock: () => performance.now() };
  const outcome = await runSynthesis({ exemplar: { image: exemplar, info } }, settings, folder, context);
  if (outcome.kind === "interrupted") throw new Error("interrupted");
  console.log(name, loss, outcome.record.objective.toExponential(3), `${outcome.record.seconds.toFixed(1)} s`);
  return readImage(folder.image);
}

/** A picture's score under every loss: the sum over its layers. */
async function scores(exemplar: Image, picture: Image): Promise<number[]> {
  const at = async (layers: readonly string[]) => {
    const losses = LOSSES.filter((each) => each.layers === layers || each.layers.join() === layers.join());
    const features = { name: "vgg16", layers, pooling: "average", padding: "zero", seed: 0 } as const;
    return evaluate(exemplar, picture, features, losses.map(({ loss }) => loss), { engine, weights: weights() }); // prettier-ignore
  };
  const tables = { ...(await at(LAYERS)), ...(await at(["pixels"])) };
  return LOSSES.map(({ loss, layers }) =>
    layers.reduce((sum, layer) => sum + tables[layer]![lossNamed(loss).name]!, 0),
  );
}

/** The columns whose least is not on their diagonal, each with its reason. */
function offDiagonal(exemplar: string, names: readonly string[], values: readonly (readonly number[])[]): string[] {
  return names.flatMap((loss, column) => {
    const scored = names.map((name, row) => ({ name, value: values[row]![column]! }));
    const least = scored.filter(({ name }) => name !== ASIDE).sort((a, b) => a.value - b.value)[0]!;
    const own = scored[column]!;
    if (loss === ASIDE || own.value <= least.value) return [];
    const reason = reasonFor(exemplar, loss, least.name) ?? "no reason known";
    return [
      `${exemplar}, under ${loss}: ${least.name} ${least.value.toPrecision(2)}, its own ${own.value.toPrecision(2)}; ${reason}`,
    ];
  });
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
    remarks.push(...offDiagonal(name, names, values));
    console.log(table([["optimized for", ...names], ...values.map((row, i) => [names[i]!, ...row.map((value) => value.toPrecision(2))])])); // prettier-ignore
  }
  console.log(remarks.join("\n"));
  const figure = heatMapFigure(maps, {
    title: "What a texture optimized for one loss scores under the others, VGG-16, 128×128",
    ...{ rows: names, columns: names, rowTitle: "optimized for", columnTitle: "scored under" },
    unit: "loss / loss of another crop of the exemplar",
    aside: [ASIDE],
  });
  const renderer = figureRenderer(browserSource());
  const { png, by, note } = await renderer.render(figure, { height: 950, width: 1900 });
  await renderer.close();
  if (by !== "browser") throw new Error(`the matrix needs a browser: ${note ?? ""}`);
  await writeFile(join(flags.out, "matrix.png"), png);
  await writePng(await contactSheet(sheets, { columns: 7 }), join(flags.out, "textures.png"));
  const numbers = maps.map(({ title, values, raw, floor }) => ({ exemplar: title, floor, raw, values }));
  const command = "npx tsx bench/loss-matrix.ts --out results/loss-matrix";
  await writeFile(join(flags.out, "matrix.json"), `${JSON.stringify({ command, losses: LOSSES, remarks, exemplars: numbers }, null, 1)}\n`); // prettier-ignore
}

void main();
