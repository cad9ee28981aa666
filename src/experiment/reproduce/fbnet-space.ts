import type { ConvWork } from '../../cost/engine/conv-work.ts';

/** A place of FBNet's space: what goes in and out, and how wide the map is after it. */
export interface FbnetPlace {
  readonly inputs: number;
  readonly outputs: number;
  /** Rows and columns of the output. */
  readonly size: number;
}

/** An operator of a place: filter, expansion, groups of its pointwise layers. */
export interface FbnetBlock {
  readonly kernel: number;
  readonly expansion: number;
  readonly groups: number;
}

/** The three convolutions of a block; pointwise ones of several groups come one by one. */
export interface FbnetWorks {
  readonly pointwise: readonly ConvWork[];
  readonly depthwise: ConvWork;
}

/** Channels and strides of the CIFAR setting (22 places behind a stem of 16 channels at 32 × 32). */
const CHANNELS = [16, ...times(24, 4), ...times(32, 4), ...times(64, 4), ...times(112, 4)];
const SIZES = [...times(32, 5), ...times(16, 4), ...times(8, 8), ...times(4, 5)];
const STEM_CHANNELS = 16;
/** Of the sixth stage: 184 in FBNet; the authors of Auto-NBA and HW-NAS-Bench compute with 192. */
const SIXTH_STAGE = 192;
const LAST = 352;

/** Places of FBNet's CIFAR space as the authors of Auto-NBA and HW-NAS-Bench compute with them. */
export function fbnetCifarPlaces(): readonly FbnetPlace[] {
  const outputs = [...CHANNELS, ...times(SIXTH_STAGE, 4), LAST];
  return outputs.map((channels, index) => ({
    inputs: outputs[index - 1] ?? STEM_CHANNELS,
    outputs: channels,
    size: SIZES[index] ?? 1,
  }));
}

/** `k3_e6`, `k5_e1_g2`; null for `skip`. */
export function parseFbnetBlock(name: string): FbnetBlock | null {
  const [, kernel, expansion, groups = '1'] = /^k(\d)_e(\d)(?:_g(\d))?$/.exec(name) ?? [];
  if (kernel === undefined || expansion === undefined) return null;
  return { kernel: Number(kernel), expansion: Number(expansion), groups: Number(groups) };
}

/** The convolutions of a block: expand, filter each channel, project. All are computed at the output's size. */
export function fbnetWorks(place: FbnetPlace, block: FbnetBlock): FbnetWorks {
  const middle = place.inputs * block.expansion;
  const pointwise = (name: string, inputs: number, outputs: number): readonly ConvWork[] =>
    Array.from({ length: block.groups }, () => ({
      ...square(name, place.size, 1),
      inputs: inputs / block.groups,
      outputs: outputs / block.groups,
    }));
  return {
    pointwise: [
      ...pointwise('expand', place.inputs, middle),
      ...pointwise('project', middle, place.outputs),
    ],
    depthwise: { ...square('filter', place.size, block.kernel), sets: middle },
  };
}

function square(name: string, size: number, kernel: number): ConvWork {
  return {
    name,
    inputs: 1,
    outputs: 1,
    rows: size,
    columns: size,
    kernelRows: kernel,
    kernelColumns: kernel,
    stride: 1,
    sets: 1,
  };
}

function times(value: number, count: number): readonly number[] {
  return Array.from({ length: count }, () => value);
}
