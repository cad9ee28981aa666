import { OFA_BLOCKS, OFA_STAGES, type OfaArchitecture } from './ofa-predictor.ts';

/** The architecture of the genes `resolution`, `depth1` …, `kernel1` … and `expansion1` … of `mobilenet-v3-elastic`. */
export function ofaArchitecture(genes: Readonly<Record<string, number | string>>): OfaArchitecture {
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => Number(genes[`${name}${at + 1}`]));
  return {
    kernels: numbered('kernel', OFA_STAGES * OFA_BLOCKS),
    expansions: numbered('expansion', OFA_STAGES * OFA_BLOCKS),
    depths: numbered('depth', OFA_STAGES),
    resolution: Number(genes.resolution),
  };
}
