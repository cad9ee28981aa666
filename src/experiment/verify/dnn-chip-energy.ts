import type { DnnChipMachine } from './dnn-chip-machine.ts';
import type { DnnChipOperator, DnnChipTiling } from './dnn-chip-operator.ts';

const PJ_PER_MJ = 1e9;

/**
 * Energy of an operator in a tiling, mJ, by the DNN-Chip Predictor's own count of words.
 *
 * It differs from our count of accesses in what it assumes: an input is read without padding and without the rows that
 * two tiles share; each pass of input channels but the first reads and writes the sums in the buffer, and a scratchpad
 * is read and written for each product but the first; a word over the network costs the same however far it goes.
 *
 * Factors and sums are in the order of the released code, so that equal tilings are equal to the last bit.
 * Source: GATECH-EIC/DNN-Chip-Predictor, predictor.py, get_energy.
 */
export function dnnChipEnergyMj(
  operator: DnnChipOperator,
  tiling: DnnChipTiling,
  machine: DnnChipMachine,
): number {
  const { window, inputRows, inputColumns, outputRows, outputColumns } = operator;
  const [spadK, arrayK, bufferK, dramK] = tiling.outputChannels;
  const [spadC, arrayC, bufferC] = tiling.inputChannels;
  const [, dramP] = tiling.outputRows;
  const inputs = inputRows * inputColumns * operator.inputChannels;
  const weights = window * window * operator.inputChannels * operator.outputChannels;
  const outputs = outputRows * outputColumns * operator.outputChannels;

  const dramInputs = dramK * inputs;
  const bufferInputs = dramK * bufferK * inputs;
  const bufferOutputs = Math.max(2 * (bufferC - 1), 1) * outputs;
  const rowShare = (dramK * bufferK * arrayK * window * outputRows) / inputRows;
  const networkOutputs = Math.max(bufferC * (arrayC * window - 1), 1) * outputs;
  const spadInputs = ((rowShare * spadK * window * outputColumns) / inputColumns) * inputs;
  const spadWeights = outputRows * outputColumns * weights;
  const spadOutputs = Math.max(bufferC * arrayC * window * (spadC * window - 1) * 2, 1) * outputs;

  const isPooling = operator.kind === 'AvgP' || operator.kind === 'MaxP';
  const products = isPooling ? 0 : outputs * window * window * operator.inputChannels;
  const { energyPj } = machine;
  return (
    products * (energyPj.multiplyAccumulate / PJ_PER_MJ) +
    (dramInputs + dramP * weights + outputs) * (energyPj.dram / PJ_PER_MJ) +
    (dramInputs + outputs) * (energyPj.dramToBuffer / PJ_PER_MJ) +
    (bufferInputs + bufferOutputs) * (energyPj.globalBuffer / PJ_PER_MJ) +
    (rowShare * inputs + outputRows * weights + networkOutputs) * (energyPj.network / PJ_PER_MJ) +
    (spadInputs + spadWeights + spadOutputs) * (energyPj.scratchpad / PJ_PER_MJ)
  );
}
