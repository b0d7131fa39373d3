// Named by kernel.json beside it: node launch.cjs CONNECTION_FILE starts the kernel's keeper, and that the kernel itself
// (node launch.cjs CONNECTION_FILE kept). What they do is in src/notebook/kernel.
const { existsSync } = require("node:fs");
const { totalmem } = require("node:os");
const { join, resolve } = require("node:path");

const project = resolve(__dirname, "../../../..");
const compiled = join(project, "dist/notebook/kernel");
const connectionFile = process.argv[2];

/** A half of the machine's memory, 1 to 8 GiB: pictures and tensors need the rest, which lies outside JavaScript's heap. */
const half = Math.min(process.constrainedMemory() || Infinity, totalmem()) / 2 ** 21;
const heap = Number(process.env.TEXTURE_KERNEL_HEAP) || Math.round(Math.min(Math.max(half, 1024), 8192));

if (!existsSync(join(compiled, "keeper.js"))) {
  console.error(`The notebook kernel is not built: run npm run build in ${project}.`);
  process.exit(1);
}
if (process.argv[3] === "kept") require(join(compiled, "kernel.js")).runKernel(connectionFile, project, Date.now);
else
  require(join(compiled, "keeper.js")).keepKernel({ script: __filename, connectionFile, heap, now: () => new Date() });
