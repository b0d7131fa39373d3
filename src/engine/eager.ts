import { UsageError } from "../core/demand";
import type { NdArray, NdArrays } from "../core/ndarray";
import { setBackend, tensor, tidy, type Tensor } from "../core/tensor";
import { demandInputs } from "./demand-inputs";
import type { Engine } from "./engine";

/** Runs programs kernel by kernel on a tfjs backend: the reference, and the way to backends that tfjs has. */
export function eagerEngine(name: string, backend: string): Engine {
  return {
    name,
    async load(program) {
      await use(backend, name);
      const constants = tensorsOf(program.constants);
      const held = new Set(Object.values(constants));
      return {
        async run(inputs) {
          demandInputs(program, inputs);
          void setBackend(backend); // Started above, so this switches at once, whatever ran in between.
          const outputs = told(name, () => tidy(() => program.run(tensorsOf(inputs), constants)));
          const arrays = Object.entries(outputs).map(async ([key, output]): Promise<[string, NdArray]> => {
            const data = (await output.data()) as Float32Array;
            if (!held.has(output)) output.dispose();
            return [key, { shape: output.shape, data }];
          });
          return Object.fromEntries(await Promise.all(arrays));
        },
        release() {
          for (const constant of held) constant.dispose();
          return Promise.resolve();
        },
      };
    },
  };
}

async function use(backend: string, name: string): Promise<void> {
  if (!(await setBackend(backend))) throw new Error(`engine ${name}: tfjs could not start its backend "${backend}"`);
}

/** Runs kernels; where the backend lacks one, says so. */
function told<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const [, kernel] = /kernel '(\w+)'.* for backend/i.exec((error as Error).message) ?? [];
    if (kernel === undefined) throw error;
    throw new UsageError(
      `engine ${name}: expected tfjs's backend to have the kernel ${kernel}, got none; use --engine compiled or --engine cpu`,
    );
  }
}

function tensorsOf(arrays: NdArrays): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape, data }]) => [name, tensor(data, [...shape])]));
}
