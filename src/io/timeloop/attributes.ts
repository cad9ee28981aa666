import type { BrokenRule } from '../accelerator-rules.ts';
import { gotWords } from '../value-words.ts';
import type { Component } from './components.ts';

/** A positive number by one of its names; undefined where none of them is given. */
export function numberOf(
  component: Component,
  names: readonly string[],
  broken: BrokenRule[],
): number | undefined {
  const name = names.find((one) => component.attributes.has(one));
  if (name === undefined) return undefined;
  const value = component.attributes.get(name);
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  broken.push({
    at: [...component.at, 'attributes', name],
    rule: 'must be a number > 0',
    got: gotWords(value),
    remedy: 'Expressions and variables are not computed: write the number',
  });
  return undefined;
}

/** Bits of a word, which every memory must state. */
export function wordBitsOf(component: Component, broken: BrokenRule[]): number {
  const bits = numberOf(component, ['datawidth', 'data_width', 'word_bits'], broken);
  if (bits !== undefined) return bits;
  broken.push({
    at: [...component.at, 'attributes'],
    rule: `"${component.name}" must state the bits of a word`,
    remedy: 'Add datawidth (word-bits in version 0.3)',
  });
  return 1;
}

/** Bits of one row of an instance: of a cluster of instances each has its share. */
export function rowBitsOf(component: Component, wordBits: number, broken: BrokenRule[]): number {
  const cluster = numberOf(component, ['cluster_size'], broken) ?? 1;
  const width = numberOf(component, ['width', 'memory_width'], broken);
  const block = numberOf(component, ['block_size'], broken) ?? 1;
  return width === undefined ? wordBits * block : width / cluster;
}

/** Bits of one instance: from its depth and width, its entries or its kilobytes; null where it states none. */
export function capacityBitsOf(
  component: Component,
  bits: { readonly word: number; readonly row: number },
  broken: BrokenRule[],
): number | null {
  const depth = numberOf(component, ['depth', 'memory_depth'], broken);
  if (depth !== undefined) return depth * bits.row;
  const entries = numberOf(component, ['entries'], broken);
  if (entries !== undefined) return entries * bits.word;
  const kilobytes = numberOf(component, ['sizeKB'], broken);
  return kilobytes === undefined ? null : kilobytes * 8192;
}
