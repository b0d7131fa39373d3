/**
 * What it costs to watch a run in a notebook: the same run with and without its display, in turn, and how often the display
 * came: `npx tsx bench/notebook-display.ts`. VGG-16 to pool4 on 256×256; messages are made and signed as the kernel does.
 * Seconds are those of the clock; where other programs are at work, those of the processor tell more.
 */
import { createHmac } from "node:crypto";
import { openOutput, type Writer } from "../src/notebook/output";
import { runView } from "../src/notebook/live/view";
import { synthesize } from "../src/synthesis/synthesize";
import { flags, median, table } from "./peer";
import { photograph, settingsFor, sharedObjective, weights } from "./setup";

const EVALUATIONS = 80;

async function main(): Promise<void> {
  const size = Number(flags.size);
  const exemplar = await photograph("pebbles", size);
  const options = { ...sharedObjective, scales: 1, evaluations: [EVALUATIONS] };
  const settings = settingsFor(exemplar, options);
  const clock = () => performance.now();
  const context = { weights: weights() };

  const processor = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };

  const plain = async () => {
    const [began, used] = [clock(), processor()];
    await synthesize(exemplar, options, context);
    return { seconds: (clock() - began) / 1000, used: processor() - used };
  };
  const shown = async () => {
    const [began, used] = [clock(), processor()];
    const times: number[] = [];
    let bytes = 0;
    const write: Writer = (content) => {
      const message = JSON.stringify(content);
      createHmac("sha256", "key").update(message).digest("hex");
      bytes += message.length;
      times.push(clock());
    };
    const view = runView(openOutput(write), settings, clock);
    const onProgress = view.update.bind(view);
    const result = await synthesize(exemplar, options, { ...context, onProgress });
    const ended = clock();
    await view.end(result);
    // From the first evaluation on: before it, the network is read and compiled.
    const live = [...times.slice(1, -1), ended];
    const gaps = live.slice(1).map((time, i) => (time - live[i]!) / 1000);
    return {
      ...{ seconds: (clock() - began) / 1000, used: processor() - used, last: (clock() - ended) / 1000 },
      ...{ frames: times.length - 2, gap: Math.max(...gaps), kilobytes: bytes / times.length / 1000 },
    };
  };

  await plain();
  const head = ["seconds without", "with", "ratio", "processor's without", "with", "ratio"];
  const rows = [["round", ...head, "last frame", "frames", "longest gap", "kB a frame"]];
  const ratios: [number, number][] = [];
  for (let round = 1; round <= Number(flags.rounds); round++) {
    // In turn, as the second finds a warmer machine.
    const before = round % 2 === 1 ? await plain() : undefined;
    const of = await shown();
    const without = before ?? (await plain());
    ratios.push([of.seconds / without.seconds, of.used / without.used]);
    const [clocked, worked] = ratios.at(-1)!;
    const told = [without.seconds, of.seconds, clocked, without.used, of.used, worked, of.last, of.gap, of.kilobytes];
    const words = told.map((value) => value.toFixed(2));
    rows.push([String(round), ...words.slice(0, -2), String(of.frames), ...words.slice(-2)]);
  }
  console.log(`${size}×${size}, ${EVALUATIONS} evaluations\n${table(rows)}`);
  const [clocked, worked] = [0, 1].map((which) => median(ratios.map((pair) => pair[which]!)));
  console.log(`median ratio: ${clocked!.toFixed(3)} by the clock, ${worked!.toFixed(3)} by the processor`);
}

void main();
