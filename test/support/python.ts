import { execFileSync } from "node:child_process";

/** The Python that TEXTURE_TEST_PYTHON names, else python3; it needs numpy, onnx and onnxruntime. */
const PYTHON = process.env.TEXTURE_TEST_PYTHON ?? "python3";

/** Why tests in Python are to be skipped, or undefined. Where the variable is set they run, so that a broken one fails. */
function reasonToSkip(): string | undefined {
  if (process.env.TEXTURE_TEST_PYTHON !== undefined) return undefined;
  try {
    execFileSync(PYTHON, ["-c", "import numpy, onnx, onnxruntime"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "python3 has no numpy, onnx and onnxruntime; name one that has in TEXTURE_TEST_PYTHON";
  }
}

/** A `describe` for tests that run a script in Python; skipped where there is none, and the title says why. */
export function describePython(title: string, body: (this: Mocha.Suite) => void): void {
  const reason = reasonToSkip();
  if (reason === undefined) describe(title, body);
  else describe.skip(`${title} (skipped: ${reason})`, body);
}

/** Runs a script and returns the JSON object that it prints. */
export function python(script: string, args: readonly string[]): unknown {
  return JSON.parse(execFileSync(PYTHON, [script, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 }));
}
