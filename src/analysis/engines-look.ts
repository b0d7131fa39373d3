import type { Loss } from "../losses/loss";
import type { Size } from "../objective/objective";
import type { Looker } from "./looker";
import { compareEngines, layers, type EngineErrors } from "./loss-engines";
import { failed, noted, passed, type Check } from "./loss-report";
import { StageError } from "./staged";

const LIMIT = 1e-4;
/** A difference of that many times what the last bits of a picture make is told, but no fault. */
const CONDITIONED = 3;

interface Sizes {
  readonly output: Size;
  readonly exemplar: Size;
}

const SIZES: readonly Sizes[] = [
  { output: { height: 64, width: 64 }, exemplar: { height: 64, width: 64 } },
  { output: { height: 37, width: 50 }, exemplar: { height: 45, width: 33 } },
];

/** A loss on pixels and on random filters, each at two sizes. */
export async function lookOnEngines(loss: Loss, { look }: Looker): Promise<void> {
  for (const layer of layers)
    for (const sizes of SIZES) {
      const name = `compiled, ${layer} ${sizes.output.width}×${sizes.output.height}`;
      await look(name, "compiled engine", () => lookAtEngines(name, loss, layer, sizes));
    }
}

/** Targets, value and gradient of a loss on one layer, compiled against the reference. @throws what the loss throws */
async function lookAtEngines(
  name: string,
  loss: Loss,
  layer: (typeof layers)[number],
  { output, exemplar }: Sizes,
): Promise<Check> {
  let remark = "";
  const { errors, conditioning } = await compareEngines(loss, layer, output, exemplar).catch((error: unknown) => {
    if (!(error instanceof StageError)) throw error;
    remark = "; with an exemplar of the same size";
    return compareEngines(loss, layer, output, output);
  });
  const worst = Math.max(...Object.values<number>({ ...errors }));
  const numbers = { measured: worst, limit: LIMIT };
  const told = `${text(errors)} (at most ${LIMIT})${remark}`;
  if (worst <= LIMIT) return passed(name, told, numbers);
  const own = await conditioning();
  if ((["targets", "value", "gradient"] as const).every((of) => errors[of] <= Math.max(LIMIT, CONDITIONED * own[of])))
    return noted(name, `${told}: no more than the last bits of the picture make on the reference alone`, numbers);
  return failed(name, `${loss.name}: the compiled engine differs from the reference, ${told}`, numbers);
}

function text({ targets, value, gradient }: EngineErrors): string {
  const [a, b, c] = [targets, value, gradient].map((error) => error.toExponential(1));
  return `targets off by ${a!}, value ${b!}, gradient ${c!}`;
}
