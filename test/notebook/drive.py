"""Runs cells on the project's kernel for a test: a request a line on standard input, its answer a line on standard output.

{"cwd": FOLDER} starts a kernel. {"code": CODE, "interrupt": [SECONDS, ...], "kill": SECONDS} runs a cell, interrupts it
or kills the process that Jupyter knows of; seconds count from its first output. {"shutdown": true} ends it. A cell that is not done within 15 s is an answer too.
"""

import json
import os
import signal
import sys
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel

LIMIT = 15


def execute(manager, client, code, interrupt=(), kill=None):
    began = time.monotonic()
    request = client.execute(code)
    outputs, status, idle = [], None, False
    interrupts = list(interrupt)
    said = None
    while not (idle and status):
        passed = time.monotonic() - began
        since = 0 if said is None else time.monotonic() - said
        if interrupts and since > interrupts[0]:
            interrupts.pop(0)
            manager.interrupt_kernel()
        if kill is not None and since > kill:
            os.kill(manager.provisioner.process.pid, signal.SIGKILL)
            manager.provisioner.process.wait()
            status = "killed"
            break
        if passed > LIMIT:
            status = "not done"
            break
        try:
            message = client.get_iopub_msg(timeout=0.05)
        except Empty:
            if not manager.is_alive():
                status = "dead"
                break
        else:
            if message["parent_header"].get("msg_id") == request:
                if message["msg_type"] == "status":
                    idle = message["content"]["execution_state"] == "idle"
                elif message["msg_type"] != "execute_input":
                    said = said or time.monotonic()
                    outputs.append({"type": message["msg_type"], **message["content"]})
        while status is None:
            try:
                reply = client.get_shell_msg(timeout=0)
            except Empty:
                break
            if reply["parent_header"].get("msg_id") == request:
                status = reply["content"]["status"]
    return {"status": status, "seconds": time.monotonic() - began, "outputs": outputs}


def main():
    manager = client = None
    for line in sys.stdin:
        request = json.loads(line)
        if "cwd" in request:
            manager, client = start_new_kernel(kernel_name="tslab", cwd=request["cwd"], stdout=sys.stderr, stderr=sys.stderr)
            answer = {"pid": manager.provisioner.process.pid}
        elif "queue" in request:
            first, second = [client.execute(code) for code in request["queue"]]
            replies = {}
            while len(replies) < 2:
                reply = client.get_shell_msg(timeout=LIMIT)
                replies[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
            answer = {"statuses": [replies[first], replies[second]]}
        elif "shutdown" in request:
            client.stop_channels()
            if manager.is_alive():
                manager.shutdown_kernel()
            answer = {}
        else:
            answer = execute(manager, client, **request)
        print(json.dumps(answer), flush=True)


main()
