"""Runs notebooks on the project's kernel, saves what ran in each case, and prints a line for each.

Called by `npm run notebooks`, which finds a Python for it:
    python run.py --project FOLDER [--out FOLDER] [--timeout SECONDS] NOTEBOOK...
Exits with 1 where a cell failed, timed out, lost its kernel, or showed nothing though it ends in show(...) or display...(...).
"""

import argparse
import os
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

KERNEL = "tslab"


def run(path, out, project, timeout):
    """Executes one notebook. Returns what went wrong, a sentence each."""
    notebook = nbformat.read(path, as_version=4)
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL,
        timeout=timeout,
        record_timing=False,
        resources={"metadata": {"path": os.path.dirname(os.path.abspath(path))}},
    )
    problems = []
    try:
        with client.setup_kernel():
            for index, cell in enumerate(notebook.cells):
                client.execute_cell(cell, index)
            # What a cell started and did not wait for may have failed since: the kernel tells it in the next cell.
            after = nbformat.v4.new_code_cell("undefined")
            notebook.cells.append(after)
            try:
                client.execute_cell(after, len(notebook.cells) - 1)
            finally:
                notebook.cells.pop()
            problems += [f"after the last cell: {said(output)}" for output in after.outputs if failed(output)]
    except CellTimeoutError:
        problems.append(f"{where(notebook)}: not done within {timeout} s")
    except DeadKernelError:
        if not any(failed(output) for cell in code_cells(notebook) for output in cell.outputs):
            problems.append(f"{where(notebook)}: the kernel died")
    except CellExecutionError:
        pass  # The cell's error output says it, below.
    for number, cell in enumerate(code_cells(notebook), 1):
        problems += [f"cell {number}: {said(output)}" for output in cell.outputs if failed(output)]
        if cell.execution_count is not None and must_show(cell.source) and not any(map(shows, cell.outputs)):
            problems.append(f"cell {number}: ends in show or display, and nothing is shown")
    clean(notebook, project)
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    nbformat.write(notebook, out)
    return problems


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def where(notebook):
    """The cell that was running: the last that has begun."""
    begun = [number for number, cell in enumerate(code_cells(notebook), 1) if cell.execution_count is not None]
    return f"cell {begun[-1] if begun else 1}"


def failed(output):
    return output.output_type == "error"


def said(output):
    return f"{output.ename}: {output.evalue}"


def shows(output):
    return output.output_type == "display_data" and any(len(value) > 0 for value in output.data.values())


def must_show(source):
    """Whether a cell's last statement calls show or display. A statement begins where a line is not indented."""
    lines = [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("//")]
    begins = [line for line in lines if not line[0].isspace() and line[0] not in ")]}"]
    return bool(begins) and re.match(r"(void\s+)?(await\s+)?([\w$]+\.)*(show|display(\.\w+)?)\s*\(", begins[-1]) is not None


def clean(notebook, project):
    """Leaves out what differs from run to run or from place to place, so that saved notebooks differ where results do."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = {
        "display_name": "TypeScript (texture-workbench)", "language": "typescript", "name": KERNEL,
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.pop("transient", None)
            for holder, key in [(output, "text"), (output, "evalue"), (output.get("data", {}), "text/plain")]:
                if key in holder:
                    holder[key] = holder[key].replace(project + os.sep, "").replace(project, ".")
            if "traceback" in output:
                output.traceback = [line.replace(project + os.sep, "") for line in output.traceback]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--project", required=True)
    parser.add_argument("--out")
    parser.add_argument("--timeout", type=int, default=600)
    parser.add_argument("notebooks", nargs="+")
    given = parser.parse_args()
    bad = 0
    for path in given.notebooks:
        begun = time.monotonic()
        out = os.path.join(given.out, os.path.basename(path)) if given.out else path
        problems = run(path, out, given.project, given.timeout)
        bad += bool(problems)
        state = "failed" if problems else "ok"
        print(f"{state:7} {os.path.basename(path):36} {time.monotonic() - begun:6.1f} s", flush=True)
        for problem in problems:
            print(f"        {problem}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
