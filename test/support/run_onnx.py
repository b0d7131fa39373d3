"""Runs an exported objective as its users would: stock onnxruntime, the image alone, and then other weights.

Usage: python run_onnx.py MODEL IMAGE_FLOAT32 HEIGHT WIDTH. Prints one JSON object; checks the model on the way.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime

path, image, height, width = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
model = onnx.load(path)
onnx.checker.check_model(model, full_check=True)
inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
shaped = {value.name for value in [*inferred.graph.value_info, *inferred.graph.output]}

options = onnxruntime.SessionOptions()
options.log_severity_level = 3  # It warns that defaults which may be overridden are no constants.
session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
names = [output.name for output in session.get_outputs()]
x = np.fromfile(image, dtype=np.float32).reshape(1, height, width, 3)
outputs = dict(zip(names, session.run(None, {"image": x})))
weights = {i.name: np.zeros((), np.float32) for i in session.get_overridable_initializers() if i.name.startswith("weight/")}

print(
    json.dumps(
        {
            "outputs": {name: value.ravel().astype(float).tolist() for name, value in outputs.items()},
            "required": [i.name for i in session.get_inputs()],
            "overridable": [i.name for i in session.get_overridable_initializers()],
            "unweighted": float(session.run(["total"], {"image": x, **weights})[0]),
            "unshaped": [name for node in inferred.graph.node for name in node.output if name not in shaped],
            "nodes": [node.name for node in model.graph.node],
            "initializers": [i.name for i in model.graph.initializer],
            "producer": [model.producer_name, model.producer_version],
            "metadata": {p.key: p.value for p in model.metadata_props},
            "description": model.doc_string,
        }
    )
)
