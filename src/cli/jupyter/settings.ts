import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Kernelspecs: Jupyter looks in `kernels` below it; and settings: in `labconfig`. */
export function jupyterFolder(project: string): string {
  return join(project, "notebooks", "jupyter");
}

/** Where a running Jupyter tells its address. */
export function runtimeFolder(project: string): string {
  return join(project, ".jupyter", "runtime");
}

/**
 * An environment in which Jupyter finds the project's kernel, writes into the project's .jupyter alone, and starts kernels
 * by this very node.
 */
export function jupyterEnvironment(project: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (...parts: string[]) => join(project, ".jupyter", ...parts);
  mkdirSync(own("ipython"), { recursive: true }); // Where it is missing, Python's kernel warns.
  const before = (first: string, rest: string | undefined) => (rest ? `${first}${delimiter}${rest}` : first);
  return {
    ...environment,
    JUPYTER_PATH: before(jupyterFolder(project), environment.JUPYTER_PATH),
    JUPYTER_CONFIG_PATH: before(jupyterFolder(project), environment.JUPYTER_CONFIG_PATH),
    JUPYTER_CONFIG_DIR: own("config"),
    JUPYTER_DATA_DIR: own("data"),
    JUPYTER_RUNTIME_DIR: runtimeFolder(project),
    JUPYTERLAB_SETTINGS_DIR: own("lab", "user-settings"),
    JUPYTERLAB_WORKSPACES_DIR: own("lab", "workspaces"),
    IPYTHONDIR: own("ipython"),
    PATH: before(dirname(process.execPath), environment.PATH),
  };
}
