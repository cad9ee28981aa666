import type { DnnChipMachine } from './dnn-chip-machine.ts';
import type { DnnChipOperator, DnnChipTiling } from './dnn-chip-operator.ts';

/**
 * All tilings of an operator that fit the machine, in the order of the released code: of tilings that are equally good it
 * takes the first.
 *
 * A tiling fits where its processing elements (a row of the window each) are there, scratchpads hold a window row of
 * the input channels, its weights and a sum per output channel, and the buffer holds the inputs and outputs of a pass.
 * An output of several rows is spread over two at least. Passes over DRAM for input channels are not considered.
 */
export function dnnChipTilings(
  operator: DnnChipOperator,
  machine: DnnChipMachine,
): readonly DnnChipTiling[] {
  const { window } = operator;
  const { limits } = machine;
  const leastRows = Math.min(2, operator.outputRows);
  const allOfK = quadruples(operator.outputChannels).filter(
    ([inScratchpad]) => inScratchpad <= limits.sumScratchpadWords,
  );
  const allOfC = triples(operator.inputChannels).filter(
    ([inScratchpad]) => inScratchpad * window <= limits.inputScratchpadWords,
  );
  const allOfP = pairs(operator.outputRows).filter(([overArray]) => overArray >= leastRows);
  const fitting: DnnChipTiling[] = [];
  for (const outputChannels of allOfK) {
    for (const inputChannels of allOfC) {
      const weightWords = outputChannels[0] * inputChannels[0] * window;
      if (weightWords > limits.weightScratchpadWords) continue;
      for (const outputRows of allOfP) {
        const elements = outputChannels[1] * inputChannels[1] * outputRows[0] * window;
        if (elements > limits.processingElements) continue;
        const tiling = { outputChannels, inputChannels, outputRows };
        if (bufferWords(operator, tiling) <= limits.globalBufferWords) fitting.push(tiling);
      }
    }
  }
  return fitting;
}

/** Words of a pass in the buffer: the inputs of its output rows, and its sums. */
function bufferWords(operator: DnnChipOperator, tiling: DnnChipTiling): number {
  const { window, stride, outputColumns } = operator;
  const [spadK, arrayK, bufferK] = tiling.outputChannels;
  const [spadC, arrayC] = tiling.inputChannels;
  const [rows] = tiling.outputRows;
  const inputRows = (rows - 1) * stride + window;
  const inputColumns = (outputColumns - 1) * stride + window;
  const inputs = arrayC * spadC * inputRows * inputColumns;
  return inputs + bufferK * arrayK * spadK * rows * outputColumns;
}

function quadruples(extent: number): [number, number, number, number][] {
  return factors(extent).flatMap((first) =>
    triples(extent / first).map((rest): [number, number, number, number] => [first, ...rest]),
  );
}

function triples(extent: number): [number, number, number][] {
  return factors(extent).flatMap((first) =>
    pairs(extent / first).map((rest): [number, number, number] => [first, ...rest]),
  );
}

function pairs(extent: number): [number, number][] {
  return factors(extent).map((first) => [first, extent / first]);
}

/** Divisors in the order of the released code: with the first prime factor before without it, and so on. */
function factors(extent: number): readonly number[] {
  let products = [1];
  for (const prime of primeFactors(extent)) {
    products = products.flatMap((product) => [product * prime, product]);
  }
  return [...new Set(products)];
}

/** Ascending, each as often as it divides. */
function primeFactors(extent: number): readonly number[] {
  const primes: number[] = [];
  let rest = extent;
  for (let divisor = 2; divisor * divisor <= rest; divisor += 1) {
    for (; rest % divisor === 0; rest /= divisor) primes.push(divisor);
  }
  return rest > 1 ? [...primes, rest] : primes;
}
