import { exemplars } from "../../src/exemplars";
import type { Engine } from "../../src/engine/engine";
import type { Image } from "../../src/image/image";
import { resolveSettings, type Settings, type SynthesisOptions } from "../../src/synthesis/settings";

/** Small and not square. */
export const cloth = exemplars.cloth.draw({ height: 32, width: 48, seed: 1 });

/** Settings for a run on `cloth`: 2 scales of 6 evaluations on pixels, unless told otherwise. */
export function small(options: SynthesisOptions = {}, exemplar: Image = cloth): Settings {
  return resolveSettings({ features: "pixels", scales: 2, evaluations: [6], ...options }, exemplar);
}

/** An engine that tells which pictures were evaluated, by the programs' names. */
export function spied(engine: Engine): Engine & { readonly pictures: (program: RegExp) => readonly Float32Array[] } {
  const seen: { readonly program: string; readonly picture: Float32Array }[] = [];
  return {
    name: engine.name,
    async load(program) {
      const executable = await engine.load(program);
      return {
        run(inputs) {
          seen.push({ program: program.name, picture: inputs.image!.data.slice() });
          return executable.run(inputs);
        },
        release: () => executable.release(),
      };
    },
    pictures: (program) => seen.filter((run) => program.test(run.program)).map(({ picture }) => picture),
  };
}
