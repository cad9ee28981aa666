import { InputError } from '../base/errors.ts';
import type { Layer } from './layer.ts';
import type { Network } from './network.ts';

/**
 * The layers in an order in which they can run: producers before consumers, else as the network lists them.
 *
 * Edges that name no layer of the network are passed over (`validateNetwork` reports them).
 *
 * @throws InputError with the cycle spelt out where there is no such order
 */
export function topologicalOrder(network: Network): readonly Layer[] {
  const cycle = findCycle(network);
  if (cycle !== undefined) throw new InputError({ path: 'edges', ...describeCycle(cycle) });
  const producers = producersByLayer(network);
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  const order = new Set<Layer>();
  const place = (layer: Layer): void => {
    if (order.has(layer)) return;
    for (const name of producers.get(layer.name) ?? []) {
      const producer = byName.get(name);
      if (producer !== undefined) place(producer);
    }
    order.add(layer);
  };
  network.layers.forEach(place);
  return [...order];
}

/** The names of layers that wait for each other in a ring, the first one again at the end; undefined where none do. */
export function findCycle(network: Network): readonly string[] | undefined {
  const producers = producersByLayer(network);
  const finished = new Set<string>();
  for (const { name } of network.layers) {
    const ring = ringFrom(name, producers, finished, []);
    if (ring !== undefined) return ring.reverse();
  }
  return undefined;
}

export function describeCycle(cycle: readonly string[]): { rule: string; got: string } {
  return { rule: 'layers must not wait for their own results', got: cycle.join(' → ') };
}

function ringFrom(
  name: string,
  producers: ReadonlyMap<string, readonly string[]>,
  finished: Set<string>,
  path: readonly string[],
): string[] | undefined {
  if (finished.has(name)) return undefined;
  const start = path.indexOf(name);
  if (start >= 0) return [...path.slice(start), name];
  for (const producer of producers.get(name) ?? []) {
    const ring = ringFrom(producer, producers, finished, [...path, name]);
    if (ring !== undefined) return ring;
  }
  finished.add(name);
  return undefined;
}

function producersByLayer(network: Network): ReadonlyMap<string, readonly string[]> {
  const known = new Set(network.layers.map((layer) => layer.name));
  const producers = new Map<string, string[]>();
  for (const { from, to } of network.edges) {
    if (from === null || !known.has(from) || !known.has(to)) continue;
    producers.set(to, [...(producers.get(to) ?? []), from]);
  }
  return producers;
}
