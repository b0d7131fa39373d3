/** The one file that imports tfjs. `@tensorflow/tfjs` (not tfjs-core alone) brings the gradients and the CPU backend. */
import * as tf from "@tensorflow/tfjs";

tf.enableProdMode();

/**
 * The gradient of a running sum is the running sum from the other end. tfjs's own turns the result's axes unless the
 * sum runs along the last: an error where their sizes differ, a wrong gradient where they agree.
 */
tf.registerGradient({
  kernelName: tf.Cumsum,
  gradFunc(dy, _, attributes) {
    const { axis, exclusive, reverse } = attributes as unknown as tf.CumsumAttrs;
    return { x: () => tf.cumsum(dy as tf.Tensor, axis, exclusive, !reverse) };
  },
});

export * from "@tensorflow/tfjs";
