"""Starts the project's kernel, has it compute 6 * 7, and prints what came back. Called by `texture doctor`."""

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="tslab", startup_timeout=60)
try:
    said = []
    client.execute_interactive(
        "6 * 7",
        timeout=60,
        output_hook=lambda message: said.append(message["content"].get("text", "")),
    )
    print("".join(said).strip())
finally:
    client.stop_channels()
    manager.shutdown_kernel()
