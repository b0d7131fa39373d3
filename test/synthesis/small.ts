import type { NdArray, NdArrays } from "../../src/core/ndarray";
import { exemplars } from "../../src/exemplars";
import type { Engine } from "../../src/engine/engine";
import type { Image } from "../../src/image/image";
import { resolveSettings } from "../../src/synthesis/resolve-settings";
import type { Settings, SynthesisOptions } from "../../src/synthesis/settings";

/** Small and not square. */
export const cloth = exemplars.cloth.draw({ height: 32, width: 48, seed: 1 });

/** Settings for a run on `cloth`: 2 scales of 6 evaluations on pixels, unless told otherwise. */
export function small(options: SynthesisOptions = {}, exemplar: Image = cloth): Settings {
  return resolveSettings({ features: "pixels", scales: 2, evaluations: [6], ...options }, exemplar);
}

export interface Spy extends Engine {
  /** Those evaluated, by the programs' names. */
  pictures(program: RegExp): readonly Float32Array[];
  /** Other inputs of those evaluated, whose names match. */
  inputs(program: RegExp, name: RegExp): readonly (readonly NdArray[])[];
  /** Programs loaded and not released. */
  open(): number;
}

export function spied(engine: Engine): Spy {
  const seen: { readonly program: string; readonly picture: Float32Array; readonly inputs: NdArrays }[] = [];
  let open = 0;
  return {
    name: engine.name,
    async load(program) {
      const executable = await engine.load(program);
      open++;
      return {
        run(inputs) {
          seen.push({ program: program.name, picture: inputs.image!.data.slice(), inputs });
          return executable.run(inputs);
        },
        release() {
          open--;
          return executable.release();
        },
      };
    },
    open: () => open,
    inputs: (program, name) =>
      seen
        .filter((run) => program.test(run.program))
        .map(({ inputs }) => Object.keys(inputs).flatMap((key) => (name.test(key) ? [inputs[key]!] : []))),
    pictures: (program) => seen.filter((run) => program.test(run.program)).map(({ picture }) => picture),
  };
}
