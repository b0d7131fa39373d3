import type { OnnxGraph } from "./lower";

/** The graph with some of its values under other names. What a name would clash with keeps it, and gets company: `_1`. */
export function renamed(graph: OnnxGraph, wanted: ReadonlyMap<string, string>): OnnxGraph {
  const kept = [...graph.nodes.flatMap(({ outputs }) => outputs), ...graph.initializers.map(({ name }) => name)];
  const fixed = new Set([...Object.keys(graph.inputs), ...Object.keys(graph.outputs)]);
  const taken = new Set([...fixed, ...kept.filter((name) => !wanted.has(name))]);
  const names = new Map<string, string>();
  for (const [name, wish] of wanted) {
    if (fixed.has(name)) continue;
    let found = wish;
    for (let i = 1; taken.has(found); i++) found = `${wish}_${i}`;
    taken.add(found);
    names.set(name, found);
  }
  const now = (name: string) => names.get(name) ?? name;
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, inputs: node.inputs.map(now), outputs: node.outputs.map(now) })),
    initializers: graph.initializers.map((each) => ({ ...each, name: now(each.name) })),
  };
}
