import { z } from 'zod';
import { loadPackageFile } from '../../io/package-files.ts';
import { parseYamlDocument } from '../../io/yaml-document.ts';

const count = z.int().positive();
const energy = z.number().positive();

const machineSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  source: z.string().min(1),
  clockMHz: z.number().positive(),
  wordBits: count,
  limits: z.strictObject({
    processingElements: count,
    inputScratchpadWords: count,
    weightScratchpadWords: count,
    sumScratchpadWords: count,
    globalBufferWords: count,
  }),
  energyPj: z.strictObject({
    multiplyAccumulate: energy,
    dram: energy,
    dramToBuffer: energy,
    globalBuffer: energy,
    network: energy,
    scratchpad: energy,
  }),
});

/** The chip that the DNN-Chip Predictor predicts: its clock, the largest tiling that fits, pJ per word and operation. */
export type DnnChipMachine = Readonly<z.infer<typeof machineSchema>>;

/** The row-stationary Eyeriss of the released predictor, as `accelerators/predictors/` describes it. */
export function loadDnnChipEyeriss(): DnnChipMachine {
  const file = loadPackageFile('accelerators/predictors', 'dnn-chip-eyeriss', 'predictor');
  return parseYamlDocument(file.text, file.path, machineSchema);
}
