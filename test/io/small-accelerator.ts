/** A small accelerator file in which every key is right; tests break one line of it. */
export const SMALL_ACCELERATOR = `name: small
title: Small
source: a test
clockMHz: 200
technology: cmos-65nm
precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 }
peArray: { rows: 4, columns: 8 }
arrayTiming: { skewCycles: 10, preloadCycles: 4 }
dataflows: [weight-stationary, output-stationary]
memories:
  - name: DRAM
    kind: dram
    holds: [weights, inputs, outputs]
    capacityKiB: unlimited
    rowBits: 64
    bandwidth: { readBitsPerCycle: unlimited, writeBitsPerCycle: unlimited, sharedBitsPerCycle: 64 }
    grid: { rows: 1, columns: 1 }
    doubleBuffered: false
    latencyCycles: 20
  - name: buffer
    kind: sram
    holds: [weights, inputs, outputs]
    capacityKiB: 32
    rowBits: 64
    bandwidth: { readBitsPerCycle: 128, writeBitsPerCycle: 64, sharedBitsPerCycle: unlimited }
    grid: { rows: 1, columns: 2 }
    doubleBuffered: true
    latencyCycles: 1
  - name: sums
    kind: register-file
    holds: [outputs]
    capacityWords: 16
    rowBits: 32
    elementBits: 32
    bandwidth: { readBitsPerCycle: 32, writeBitsPerCycle: 32, sharedBitsPerCycle: unlimited }
    grid: { rows: 4, columns: 8 }
    doubleBuffered: false
    latencyCycles: 0
`;

/** What the file may refer to. */
export const SMALL_NAMES = {
  technologies: ['cmos-65nm', 'cmos-28nm'],
  dataflows: [
    'weight-stationary',
    'output-stationary',
    'input-stationary',
    'row-stationary',
    'no-local-reuse',
  ],
  devices: ['vc707', 'zcu104'],
};
