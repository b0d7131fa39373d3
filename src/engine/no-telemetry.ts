/** To be imported before onnxruntime, which would tell its makers of each session and keep a number for this machine in the user's home. */
process.env.ORT_DISABLE_TELEMETRY ??= "1";
