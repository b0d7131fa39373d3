import { draft, itRefuses } from "./refusals";

const start = "synthesize procedural:pebbles:32x32 --out out";

describe("texture synthesize, options", () => {
  itRefuses({
    "unknown features": [`${draft} --features vgg11`, "features", "random-pyramid", '"vgg11"'],
    "an unknown layer": [`${draft} --layers level9`, "layers of random-pyramid", "level6", '"level9"'],
    "another network's layer": [`${draft} --features pixels --layers pool1`, "layers of pixels", "pixels", '"pool1"'],
    "a layer twice": [`${draft} --layers level1,level1`, "layers", "level1 twice"],
    "layers too deep for the size": [`${draft} --features random-vgg --layers pool5 --scales 2`, "layers", "pool5"],
    "an unknown loss": [`${draft} --loss grams`, "loss", "one of gram", '"grams"'],
    "a loss by the name of an object's method": [`${draft} --loss toString`, "loss", '"toString"'],
    "a loss twice": [`${draft} --loss gram,gram`, "loss", "gram@level1 twice"],
    "unknown pooling": [`${draft} --pooling median`, "pooling", "average, max", '"median"'],
    "unknown padding": [`${draft} --padding mirror`, "padding", "zero, reflect, circular", '"mirror"'],
    "an unknown color of the network": [`${draft} --network-color grey`, "network-color", "full, gray", '"grey"'],
    "a gray network of pixels": [`${draft} --features pixels --network-color gray`, "network-color", "got pixels"],
    "an unknown start": [`${draft} --init pink`, "init", "color-matched", '"pink"'],
    "an unknown engine": [`${draft} --engine gpu`, "engine", "compiled, cpu", '"gpu"'],
    "a provider that there is none of": [`${draft} --provider cpu,tpu`, "provider", "out of cpu", '"tpu"'],
    "a provider for another engine": [`${draft} --engine cpu --provider cuda`, "provider", "--engine compiled"],
    "threads of another engine": [`${draft} --engine wasm --threads 2`, "threads", "--engine compiled"],
    "an unknown optimizer": [`${draft} --optimizer newton`, "optimizer", "lbfgsb, adam, sgd", '"newton"'],
    "an unknown preset": [`${draft} --preset gatys2017`, "preset", "gatys2015/code", '"gatys2017"'],

    "a weight that is NaN": [`${draft} --layers level1:NaN`, "layers", "weight of level1", '"NaN"'],
    "a negative weight": [`${draft} --layers level1:1,level2:-1`, "layers", "weight of level2", '"-1"'],
    "an empty weight": [`${draft} --layers level1:`, "layers", "weight of level1", '""'],
    "an infinite weight": [`${draft} --loss gram:Infinity`, "loss", "weight of gram", '"Infinity"'],
    "weights that are all zero": [`${draft} --loss gram:0`, "loss", "above 0", "only zeros"],
    "a weight beyond float32": [`${draft} --loss gram:1e40`, "synthesize", "finite", "got the objective"],
    "an empty list of layers": [`${draft} --layers=`, "layers", "NAME or NAME:WEIGHT", '""'],

    "a seed that is NaN": [`${draft} --seed NaN`, "seed", "a number", '"NaN"'],
    "a negative seed": [`${draft} --seed -1`, "seed", "whole number ≥ 0", "got -1"],
    "a fractional seed": [`${draft} --seed 1.5`, "seed", "whole number ≥ 0", "got 1.5"],
    "an empty seed": [`${draft} --seed=`, "seed", '""'],
    "a negative seed of the network": [`${draft} --network-seed -1`, "network-seed", "got -1"],
    "no evaluations": [`${start} --evaluations 0`, "evaluations", "whole numbers ≥ 1", "got 0"],
    "half an evaluation": [`${start} --evaluations 2.5`, "evaluations", "whole numbers ≥ 1", "got 2.5"],
    "evaluations for other scales": [`${start} --evaluations 5,6,7`, "evaluations", "each of 1 scales", "got 3"],
    "no scales": [`${draft} --scales 0`, "scales", "whole number ≥ 1", "got 0"],
    "too many scales": [`${draft} --scales 4`, "scales", "at most 3 scales here", "got 4"],
    "a size that is none": [`${draft} --size 64x`, "size", "WxH", '"64x"'],
    "a size too small": [`${draft} --size 12x64`, "size", "16×16", "12×64"],
    "a size too large": [`${draft} --size 9999`, "size", "4096×4096", "9999×9999"],
    "no memory": [`${draft} --memory 0`, "memory", "from 1 to 1000", "got 0"],
    "more memory than there is": [`${draft} --memory 100000000`, "memory", "from 1 to 1000", "got 100000000"],
    "a learning rate of 0": [`${draft} --optimizer adam --learning-rate 0`, "learning-rate", "above 0", "got 0"],
    "no threads": [`${draft} --threads 0`, "threads", "from 1 to 256", "got 0"],
    "a million threads": [`${draft} --threads 1000000`, "threads", "from 1 to 256", "got 1000000"],
  });
});
