import { eagerBackends } from "./engines";
import { packageVersion } from "./packages";
import { providers } from "./providers";

/** Whether an engine can be used on this machine. */
export interface EngineState {
  readonly name: string;
  readonly ready: boolean;
  /** What it runs on, with versions; where it is not ready, why not. */
  readonly why: string;
  /** What to do where it is not ready. */
  readonly howToGet?: string;
  /** The likeliest command for it. */
  readonly command?: string;
}

/** The state of every engine, told from what is installed: nothing is run, no backend is loaded. */
export function engineStates(): readonly EngineState[] {
  return [compiledState(), ...Object.keys(eagerBackends).map(eagerState)];
}

function compiledState(): EngineState {
  const all = providers();
  const names = (installed: boolean) => all.filter((one) => one.installed === installed).map(({ name }) => name);
  const missing = names(false);
  return {
    name: "compiled",
    ready: true,
    why: [
      `onnxruntime ${packageVersion("onnxruntime-node")!} with its providers ${names(true).join(", ")}`,
      ...(missing.length === 0 ? [] : [`without the libraries of ${missing.join(", ")}`]),
    ].join("; "),
  };
}

function eagerState(name: string): EngineState {
  const { package: packageName, trouble, howToGet } = eagerBackends[name]!;
  const found = trouble();
  if (found !== undefined)
    return { name, ready: false, why: `${packageName!}: ${found}`, howToGet, command: `npm install ${packageName!}` };
  const from = packageName ?? "@tensorflow/tfjs";
  return { name, ready: true, why: `${from} ${packageVersion(from)!}` };
}
