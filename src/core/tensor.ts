/** The one file that imports tfjs. `@tensorflow/tfjs` (not tfjs-core alone) brings the gradients and the CPU backend. */
import * as tf from "@tensorflow/tfjs";

tf.enableProdMode();

export * from "@tensorflow/tfjs";
