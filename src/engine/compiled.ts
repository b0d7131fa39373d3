import "./no-telemetry";
import { env, InferenceSession, Tensor } from "onnxruntime-node";
import { UsageError } from "../core/demand";
import type { NdArray, NdArrays, Shape } from "../core/ndarray";
import { demandInputs } from "./demand-inputs";
import type { Engine } from "./engine";
import { lower } from "./lower";
import { encode } from "./onnx";
import { demandProviders } from "./providers";
import { trace } from "./trace";

export interface CompiledOptions {
  /** Threads of the runtime. Default: its own choice, one a core. */
  readonly threads?: number | undefined;
  /**
   * onnxruntime's execution providers, first choice first. Default: cpu. Each node runs on the first that has it; where
   * "cpu" is not among them, a graph that they cannot run whole is refused.
   */
  readonly providers?: readonly string[] | undefined;
}

const CPU = ["cpu"];

/**
 * Traces the program once and runs it as one ONNX graph, forward and backward, on onnxruntime.
 * @throws UsageError for providers that this machine does not have
 */
export function compiledEngine({ threads, providers = CPU }: CompiledOptions = {}): Engine {
  demandProviders(providers);
  return {
    name: "compiled",
    async load(program) {
      const graph = lower(trace(program));
      const session = await sessionOf(encode(graph), threads, providers);
      return {
        async run(inputs) {
          demandInputs(program, inputs);
          const outputs = await session.run(feeds(graph.inputs, inputs));
          return Object.fromEntries(
            Object.entries(graph.outputs).map(([name, shape]): [string, NdArray] => {
              return [name, { shape, data: outputs[name]!.data as Float32Array }];
            }),
          );
        },
        release: () => session.release(),
      };
    },
  };
}

async function sessionOf(
  model: Uint8Array,
  threads: number | undefined,
  providers: readonly string[],
): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    graphOptimizationLevel: "all",
    // A pattern is planned beside the memory of the first run: 2.2 GiB instead of 1.5 at 512×512, and no faster.
    enableMemPattern: false,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  };
  if (providers.join() === "cpu") return InferenceSession.create(model, options);
  env.logLevel = "fatal"; // What goes wrong with a provider is thrown; onnxruntime would print it too, in several lines.
  try {
    return await InferenceSession.create(model, {
      ...options,
      executionProviders: [...providers],
      // onnxruntime gives nodes that no provider has to the CPU, unless told not to.
      ...(providers.includes("cpu") ? {} : { extra: { session: { disable_cpu_ep_fallback: "1" } } }),
    });
  } catch (error) {
    throw new UsageError(refusal(providers, (error as Error).message.split("\n")[0]!));
  }
}

/** Without the place in onnxruntime's sources that its messages begin with. */
function refusal(providers: readonly string[], got: string): string {
  const names = providers.join(",");
  const rest = got.includes("assigned to the default CPU EP")
    ? `nodes that only the CPU has; let it take them with --provider ${names},cpu`
    : `${JSON.stringify(got.replace(/^\/.* was false\. /, ""))}; use --provider cpu`;
  return `engine compiled: expected onnxruntime to run on ${names}, got ${rest}`;
}

function feeds(shapes: Readonly<Record<string, Shape>>, inputs: NdArrays): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, new Tensor("float32", inputs[name]!.data, [...shape])]),
  );
}
