import uniq from 'lodash/uniq.js';
import { type Extents, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { FeatureMapShape } from '../../workload/feature-map.ts';
import type { Layer, Operator, RowColumn } from '../../workload/layer.ts';
import type { Edge } from '../../workload/network.ts';
import type { PrecisionBits } from '../../workload/precision.ts';
import { elementsOf, type Tensor } from './tensor.ts';

/** What an operator decides of its layer. */
export interface LayerDraft {
  readonly name: string;
  readonly operator: Operator;
  readonly extents: Partial<Extents>;
  /** Default 1. */
  readonly stride?: RowColumn;
  /** Default 1. */
  readonly dilation?: RowColumn;
  /** Default 1. */
  readonly inputTensors?: number;
}

export interface LayerReads {
  readonly inputs: readonly Tensor[];
  /** Trained weights of a convolution or product; left out where a feature map takes their place. */
  readonly weights?: Tensor;
  /** Biases, scales and tables. */
  readonly trained?: readonly Tensor[];
}

export interface LayerOutput {
  readonly shape: readonly number[];
  readonly elementType: number;
  readonly featureShape: FeatureMapShape | null;
}

interface Entry {
  readonly layer: Layer;
  readonly weightElements: number;
  readonly weightNames: readonly string[];
  /** Other initializers that the layer reads. */
  readonly otherNames: readonly string[];
}

const UNIT: RowColumn = { row: 1, column: 1 };
/** Sums of integer products, in every integer operator of ONNX. */
const INTEGER_SUM_BITS = 32;

/** The layers of a graph as they are found, and who reads whom. */
export class LayerCollector {
  readonly #entries = new Map<string, Entry>();
  readonly #edges: Edge[] = [];

  /** Appends a layer and returns what it writes. */
  append(draft: LayerDraft, reads: LayerReads, output: LayerOutput): Tensor {
    const { name, operator, extents, stride = UNIT, dilation = UNIT, inputTensors = 1 } = draft;
    const { inputs, weights, trained = [] } = reads;
    const precisionBits = quantizedPrecision(inputs[0], weights);
    const layer: Layer = {
      name,
      operator,
      extents: { ...UNIT_EXTENTS, ...extents },
      stride,
      dilation,
      inputTensors,
      parameterCount: 0,
      ...(precisionBits === null ? {} : { precisionBits }),
    };
    this.#entries.set(name, {
      layer,
      weightElements: weights === undefined ? 0 : elementsOf(weights.shape),
      weightNames: weights?.trained ?? [],
      otherNames: [...inputs, ...trained].flatMap((tensor) => tensor.trained),
    });
    for (const from of uniq(inputs.flatMap((tensor) => tensor.producers)))
      this.#edges.push({ from, to: name });
    return {
      ...output,
      elements: null,
      producers: [name],
      trained: [],
      origin: name,
      quantizedBits: null,
    };
  }

  /** Counts the parameters of what is folded into a layer. */
  addTrained(layerName: string, tensors: readonly Tensor[]): void {
    this.#change(layerName, (entry) => ({
      ...entry,
      otherNames: [...entry.otherNames, ...tensors.flatMap(({ trained }) => trained)],
    }));
  }

  /** Notes that a layer's results are stored at `bits`; only where its operands are quantised, too. */
  narrowOutputs(layerName: string, bits: number): void {
    this.#change(layerName, (entry) => {
      const { precisionBits } = entry.layer;
      if (precisionBits === undefined) return entry;
      return {
        ...entry,
        layer: { ...entry.layer, precisionBits: { ...precisionBits, outputs: bits } },
      };
    });
  }

  /** What the layer does; undefined where there is none of that name. */
  layer(name: string): Layer | undefined {
    return this.#entries.get(name)?.layer;
  }

  /**
   * The layers with their parameters.
   *
   * Weights of convolutions and products count in each that reads them, or it would look like a product of two feature
   * maps; anything else counts once, in the first layer that reads it, and not at all where it is also a weight.
   *
   * @param initializerElements  elements of each initializer, by name
   */
  finish(initializerElements: ReadonlyMap<string, number>): {
    readonly layers: readonly Layer[];
    readonly edges: readonly Edge[];
  } {
    const entries = [...this.#entries.values()];
    const counted = new Set(entries.flatMap(({ weightNames }) => weightNames));
    const layers = entries.map(({ layer, weightElements, otherNames }) => {
      const fresh = uniq(otherNames).filter((name) => !counted.has(name));
      for (const name of fresh) counted.add(name);
      const others = fresh.reduce((sum, name) => sum + (initializerElements.get(name) ?? 0), 0);
      return { ...layer, parameterCount: weightElements + others };
    });
    return { layers, edges: this.#edges };
  }

  #change(name: string, change: (entry: Entry) => Entry): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined) this.#entries.set(name, change(entry));
  }
}

function quantizedPrecision(
  input: Tensor | undefined,
  weights: Tensor | undefined,
): Partial<PrecisionBits> | null {
  const inputs = input?.quantizedBits ?? null;
  const weightBits = weights?.quantizedBits ?? null;
  if (inputs === null || weightBits === null) return null;
  return { weights: weightBits, inputs, partialSums: INTEGER_SUM_BITS };
}
