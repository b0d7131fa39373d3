import { backend_util, type TensorInfo } from "../../core/tensor";
import type { Shape } from "../../core/ndarray";
import type { Value } from "../graph";

export const sameShape = ([x]: readonly Value[]): Shape => x!.shape;

/** numpy's broadcasting of all inputs. */
export const broadcastShape = (inputs: readonly Value[]): Shape =>
  inputs.reduce<number[]>((shape, { shape: next }) => backend_util.assertAndGetBroadcastShape(shape, [...next]), []);

/** A value as tfjs's own helpers want it. */
export function tensorInfo({ shape, type }: Value): TensorInfo {
  return { dataId: {}, shape: [...shape], dtype: type };
}
