import type { Image } from "../image/image";
import { evaluate } from "../synthesis/evaluate";
import type { FeatureChoice } from "../synthesis/feature-maps";
import { canLook, type NetworkContext } from "./network-context";

/**
 * ‖G − Ĝ‖²/‖Ĝ‖² of the Gram matrices, averaged over layers that the run did not optimize: whether what was matched on
 * some layers holds on others. 0 is agreement, 1 as far off as having no features.
 * @returns null where the network's weights are not there, or a picture is too small for a layer
 */
export async function heldOutGram(
  exemplar: Image,
  candidate: Image,
  choice: FeatureChoice,
  context: NetworkContext = {},
): Promise<number | null> {
  if (!(await canLook(choice, [exemplar, candidate], context))) return null;
  const table = await evaluate(exemplar, candidate, choice, ["gram"], context);
  const errors = Object.values(table).map((losses) => losses.gram!);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
