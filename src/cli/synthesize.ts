import type { Command } from "commander";
import { parseSize } from "./values";
import { addRunOptions, openSources, runCommand, runOptions, type RunFlags } from "./run-command";

export function addSynthesize(program: Command): void {
  const command = program
    .command("synthesize")
    .description(
      "Makes a new texture that looks like EXEMPLAR: a PNG, JPEG, WebP, AVIF, TIFF or GIF file, or\n" +
        "procedural:NAME[:WxH].\n" +
        "Writes image.png, record.json, curve.html and curve.png. The same command again shows the finished run,\n" +
        "or goes on where a stopped one stood.",
    )
    .argument("<exemplar>", "image file or procedural:NAME")
    .option("--size <WxH>", "of the output (default: the exemplar's)", parseSize)
    .option("--out <dir>", "folder of the run (default: out/NAME-KEY)");
  addRunOptions(command).action(async (exemplar: string, flags: RunFlags) => {
    process.exitCode = await runCommand(await openSources({ exemplar }, flags), runOptions(flags), flags);
  });
}
