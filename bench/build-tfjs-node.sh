#!/usr/bin/env bash
# Builds @tensorflow/tfjs-node where its own installer cannot download (it takes libtensorflow and the addon from a host
# of its own), from the package registries alone: bash bench/build-tfjs-node.sh [FOLDER]
#
# 1. npm installs the package into FOLDER (default: out/tfjs-node, which git ignores) without running its scripts.
# 2. pip downloads the tensorflow_cpu wheel (270 MB; 1.1 GB of it unpacked). Its headers become deps/include, its
#    libtensorflow_cc.so.2, which holds the C interface too, stands in as deps/lib/libtensorflow.so.
# 3. g++ compiles binding/*.cc to lib/napi-v8/tfjs_binding.node.
# 4. FOLDER's copies of tfjs become links to ours, so that the backend registers with the tfjs that the engines use, and
#    node_modules/@tensorflow/tfjs-node becomes a link to the package, by which ordinary resolution finds it. npm ci
#    removes that link; run this again to have it back: what is built already is kept.
#
# Needs: Linux on x86-64 or arm64, Node with its headers (beside bin/node, or NODE_INCLUDE=DIR), g++, unzip, and a pip of
# a Python for which there is a tensorflow_cpu wheel (PIP="python3 -m pip", TENSORFLOW=tensorflow_cpu==VERSION).
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/out/tfjs-node}
pip=${PIP:-python3 -m pip}
tensorflow=${TENSORFLOW:-tensorflow_cpu}
headers=${NODE_INCLUDE:-$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")/include/node}

fail() {
  echo "build-tfjs-node: $1" >&2
  exit 1
}
[ -f "$headers/node_api.h" ] || fail "expected node_api.h in $headers, got none; name Node's headers with NODE_INCLUDE=DIR"
[ -d "$root/node_modules/@tensorflow/tfjs" ] || fail "expected tfjs in $root/node_modules, got none; run npm ci first"
for tool in g++ unzip npm; do
  command -v "$tool" >/dev/null || fail "expected $tool on the PATH, got none; install it"
done

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
package=$folder/node_modules/@tensorflow/tfjs-node
[ -f "$package/package.json" ] || npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund @tensorflow/tfjs-node@4.22.0

if [ ! -e "$package/deps/lib/libtensorflow.so" ]; then
  $pip download --no-deps --dest "$folder" "$tensorflow"
  wheel=$(ls -t "$folder"/tensorflow_cpu-*.whl | head -n 1)
  unzip -qo "$wheel" 'tensorflow/include/*' 'tensorflow/libtensorflow_*.so.2' -d "$folder"
  mkdir -p "$package/deps/lib"
  ln -sfn "$folder/tensorflow/include" "$package/deps/include"
  for library in "$folder"/tensorflow/libtensorflow_*.so.2; do ln -sf "$library" "$package/deps/lib/"; done
  ln -sf libtensorflow_framework.so.2 "$package/deps/lib/libtensorflow_framework.so"
  ln -sf libtensorflow_cc.so.2 "$package/deps/lib/libtensorflow.so"
  rm "$wheel"
fi

addon=$package/lib/napi-v8/tfjs_binding.node
if [ ! -e "$addon" ]; then
  mkdir -p "$(dirname "$addon")"
  g++ -std=c++17 -O2 -fPIC -shared -DNAPI_VERSION=8 -I"$headers" -I"$package/deps/include" "$package"/binding/*.cc \
    -L"$package/deps/lib" -ltensorflow -ltensorflow_framework -Wl,-rpath,'$ORIGIN/../../deps/lib' -o "$addon.part"
  mv "$addon.part" "$addon"
fi

for ours in "$root"/node_modules/@tensorflow/tfjs*; do
  name=$(basename "$ours")
  case $name in tfjs-node*) continue ;; esac
  rm -rf "$folder/node_modules/@tensorflow/$name"
  ln -s "$ours" "$folder/node_modules/@tensorflow/$name"
done
ln -sfn "$package" "$root/node_modules/@tensorflow/tfjs-node"
cd "$root" && node -e 'require("@tensorflow/tfjs").enableProdMode(); const tf = require("@tensorflow/tfjs-node"); console.log("@tensorflow/tfjs-node", tf.version["tfjs-node"], "is ready, with TensorFlow", tf.backend().binding.TF_Version)'
