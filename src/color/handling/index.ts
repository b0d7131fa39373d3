import { oneOf } from "../../core/one-of";
import { demandFinite } from "../../image/demand-finite";
import { cholesky } from "./cholesky";
import { chromaSwap } from "./chroma-swap";
import { colorTerm } from "./color-term";
import { decorrelated } from "./decorrelated";
import { gray } from "./gray";
import type { Image } from "../../image/image";
import type { ColorHandling } from "./handling";
import type { Palette } from "../palette";
import { histogram } from "./histogram";
import { luminance } from "./luminance";
import { luminanceMean } from "./luminance-mean";
import { monge } from "./monge";
import { none } from "./none";
import { pca } from "./pca";
import { reinhard } from "./reinhard";
import { slicedOt } from "./sliced-ot";

/** Every way of handling color, in the order that tables have them. Each refuses pictures with numbers that are not finite. */
export const colorHandlings: readonly ColorHandling[] = [
  ...[none, luminance, luminanceMean, cholesky, pca, monge, reinhard, histogram, slicedOt],
  ...[chromaSwap, gray, decorrelated, colorTerm],
].map(checked);

/** @throws UsageError that lists the names, for another */
export function colorHandlingNamed(name: string): ColorHandling {
  const names = colorHandlings.map((handling) => handling.name);
  return colorHandlings[names.indexOf(oneOf("color handling", names, name))]!;
}

function checked(handling: ColorHandling): ColorHandling {
  const { name, description, source, stages, variables } = handling;
  const check = (image: Image, which: string, { image: palette }: Palette) => {
    demandFinite(image, name, which);
    demandFinite(palette, name, "palette");
  };
  const before: ColorHandling["before"] = (exemplar, palette, random) => {
    check(exemplar, "exemplar", palette);
    return handling.before!(exemplar, palette, random);
  };
  const after: ColorHandling["after"] = (result, palette, random) => {
    check(result, "result", palette);
    return handling.after!(result, palette, random);
  };
  return {
    ...{ name, description, source, stages, variables },
    ...(handling.before ? { before } : {}),
    ...(handling.after ? { after } : {}),
  };
}
