import type { MalformedFile } from './malformed-file.ts';
import { SMALL_ACCELERATOR } from './small-accelerator.ts';

/** What `small.yaml` is told when one part of it is replaced. */
export const MALFORMED_ACCELERATORS: readonly MalformedFile[] = [
  {
    what: 'an unknown key',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 200\nvoltage: 1.2',
    messages: [
      'small.yaml:5:1 voltage: is an unknown key. Known here: name, title, source, clockMHz, technology, precisionBits, peArray, arrayTiming, clockPjPerPeCycle, dataflows, fpga, tileStream, memories.',
    ],
  },
  {
    what: 'a misspelt key',
    replace: 'clockMHz: 200',
    by: 'clokMHz: 200',
    messages: [
      'small.yaml:4:1 clokMHz: is an unknown key. Did you mean "clockMHz"? Known here: name, title, source, clockMHz, technology, precisionBits, peArray, arrayTiming, clockPjPerPeCycle, dataflows, fpga, tileStream, memories.',
    ],
  },
  {
    what: 'a missing key',
    replace: 'clockMHz: 200\n',
    by: '',
    messages: [
      'small.yaml:1:1 clockMHz: is required. Add "clockMHz": a number > 0 (clock of the PE array and its memories).',
    ],
  },
  {
    what: 'a key without its value',
    replace: 'clockMHz: 200',
    by: 'clockMHz:',
    messages: ['small.yaml:4:10 clockMHz: must be a number > 0, got nothing.'],
  },
  {
    what: 'a negative number',
    replace: 'clockMHz: 200',
    by: 'clockMHz: -200',
    messages: ['small.yaml:4:11 clockMHz: must be a number > 0, got -200.'],
  },
  {
    what: 'a number in quotes',
    replace: 'clockMHz: 200',
    by: 'clockMHz: "200"',
    messages: [
      'small.yaml:4:11 clockMHz: must be a number > 0, got "200". Write 200 without quotes or separators.',
    ],
  },
  {
    what: 'a number with its unit',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 200 MHz',
    messages: [
      'small.yaml:4:11 clockMHz: must be a number > 0, got "200 MHz". Write 200 alone: the key states the unit.',
    ],
  },
  {
    what: 'a number with separators',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 1_000',
    messages: [
      'small.yaml:4:11 clockMHz: must be a number > 0, got "1_000". Write 1000 without quotes or separators.',
    ],
  },
  {
    what: 'a number that is none',
    replace: 'clockMHz: 200',
    by: 'clockMHz: .nan',
    messages: ['small.yaml:4:11 clockMHz: must be a number > 0, got .nan (not a number).'],
  },
  {
    what: 'an infinite number',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 1e999',
    messages: ['small.yaml:4:11 clockMHz: must be a number > 0, got .inf (infinity).'],
  },
  {
    what: 'a list for a number',
    replace: 'clockMHz: 200',
    by: 'clockMHz: [200, 400]',
    messages: ['small.yaml:4:11 clockMHz: must be a number > 0, got a list with 2 entries.'],
  },
  {
    what: 'a duplicate key',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 200\nclockMHz: 400',
    messages: [
      'small.yaml:5:1: key "clockMHz" must be given once, got it twice. Keep one of the two.',
    ],
  },
  {
    what: 'an empty text',
    replace: 'title: Small',
    by: 'title: ""',
    messages: ['small.yaml:2:8 title: must be text that is not empty, got "".'],
  },
  {
    what: 'a name with a blank',
    replace: 'name: small',
    by: 'name: small one',
    messages: [
      'small.yaml:1:7 name: must be a name of letters, digits, "-" and "_", got "small one".',
    ],
  },
  {
    what: 'an unknown technology',
    replace: 'cmos-65nm',
    by: 'cmos-65mn',
    messages: [
      'small.yaml:5:13 technology: must be one of cmos-65nm, cmos-28nm, got "cmos-65mn". Perhaps you mean "cmos-65nm".',
    ],
  },
  {
    what: 'an unknown dataflow',
    replace: 'output-stationary]',
    by: 'output-stationery]',
    messages: [
      'small.yaml:9:32 dataflows[1]: must be one of weight-stationary, output-stationary, input-stationary, row-stationary, no-local-reuse, got "output-stationery". Perhaps you mean "output-stationary".',
    ],
  },
  {
    what: 'a dataflow twice',
    replace: 'output-stationary]',
    by: 'weight-stationary]',
    messages: [
      'small.yaml:9:32 dataflows[1]: must not be named twice, got "weight-stationary" again. Remove or rename it.',
    ],
  },
  {
    what: 'no dataflow',
    replace: '[weight-stationary, output-stationary]',
    by: '[]',
    messages: [
      'small.yaml:9:12 dataflows: must be a list with at least 1 entry, got a list with 0 entries.',
    ],
  },
  {
    what: 'an unknown FPGA',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 200\nfpga: { device: zcu102, maxUtilization: 0.8 }',
    messages: [
      'small.yaml:5:17 fpga.device: must be one of vc707, zcu104, got "zcu102". Perhaps you mean "zcu104".',
    ],
  },
  {
    what: 'a share above one',
    replace: 'clockMHz: 200',
    by: 'clockMHz: 200\nfpga: { device: zcu104, maxUtilization: 80 }',
    messages: ['small.yaml:5:41 fpga.maxUtilization: must be a number > 0 and ≤ 1, got 80.'],
  },
  {
    what: 'a fraction of a row',
    replace: 'rows: 4, columns: 8 }\narray',
    by: 'rows: 4.5, columns: 8 }\narray',
    messages: ['small.yaml:7:18 peArray.rows: must be a whole number from 1 to 65536, got 4.5.'],
  },
  {
    what: 'an array without columns',
    replace: '{ rows: 4, columns: 8 }\narray',
    by: '{ rows: 4 }\narray',
    messages: [
      'small.yaml:7:10 peArray.columns: is required. Add "columns": a whole number from 1 to 65536 (instances along a row).',
    ],
  },
  {
    what: 'a precision of no bits',
    replace: 'weights: 8',
    by: 'weights: 0',
    messages: [
      'small.yaml:6:27 precisionBits.weights: must be a whole number from 1 to 64, got 0.',
    ],
  },
  {
    what: 'an unknown operand',
    replace: 'holds: [outputs]',
    by: 'holds: [output]',
    messages: [
      'small.yaml:31:13 memories[2].holds[0]: must be one of weights, inputs, outputs, got "output". Perhaps you mean "outputs".',
    ],
  },
  {
    what: 'an operand twice',
    replace: 'holds: [outputs]',
    by: 'holds: [outputs, outputs]',
    messages: [
      'small.yaml:31:22 memories[2].holds[1]: must not be named twice, got "outputs" again. Remove or rename it.',
    ],
  },
  {
    what: 'an unknown kind of memory',
    replace: 'kind: sram',
    by: 'kind: scratchpad',
    messages: [
      'small.yaml:21:11 memories[1].kind: must be one of register-file, sram, dram, got "scratchpad".',
    ],
  },
  {
    what: 'text for true or false',
    replace: 'doubleBuffered: true',
    by: 'doubleBuffered: yes',
    messages: [
      'small.yaml:27:21 memories[1].doubleBuffered: must be true or false, got "yes". Write true or false.',
    ],
  },
  {
    what: 'a bandwidth of zero',
    replace: 'readBitsPerCycle: 128',
    by: 'readBitsPerCycle: 0',
    messages: [
      'small.yaml:25:36 memories[1].bandwidth.readBitsPerCycle: must be a number > 0 or "unlimited", got 0.',
    ],
  },
  {
    what: 'a bandwidth in words',
    replace: 'readBitsPerCycle: 128',
    by: 'readBitsPerCycle: fast',
    messages: [
      'small.yaml:25:36 memories[1].bandwidth.readBitsPerCycle: must be a number > 0 or "unlimited", got "fast".',
    ],
  },
  {
    what: 'a missing bandwidth',
    replace: 'readBitsPerCycle: 128, ',
    by: '',
    messages: [
      'small.yaml:25:16 memories[1].bandwidth.readBitsPerCycle: is required. Add "readBitsPerCycle": a number > 0 or "unlimited" (bits that one instance can read per clock cycle).',
    ],
  },
  {
    what: 'two capacities',
    replace: 'capacityKiB: 32',
    by: 'capacityKiB: 32\n    capacityWords: 32768',
    messages: [
      'small.yaml:20:5 memories[1]: must give either capacityKiB or capacityWords, got both.',
    ],
  },
  {
    what: 'no capacity',
    replace: '    capacityKiB: 32\n',
    by: '',
    messages: [
      'small.yaml:20:5 memories[1]: must give either capacityKiB or capacityWords, got neither.',
    ],
  },
  {
    what: 'a fraction of a bit',
    replace: 'capacityKiB: 32',
    by: 'capacityKiB: 0.3',
    messages: [
      'small.yaml:23:18 memories[1].capacityKiB: must be a whole number of bits, got 2457.6 bits. A KiB has 8192 bits.',
    ],
  },
  {
    what: 'an unlimited buffer',
    replace: 'capacityKiB: 32',
    by: 'capacityKiB: unlimited',
    messages: [
      'small.yaml:23:18 memories[1].capacityKiB: a memory on the chip must have a capacity, got "unlimited". Write a number > 0.',
    ],
  },
  {
    what: 'a limited DRAM',
    replace: 'capacityKiB: unlimited',
    by: 'capacityKiB: 1048576',
    messages: [
      'small.yaml:14:18 memories[0].capacityKiB: DRAM must have unlimited capacity, got 1048576 KiB. Write capacityKiB: unlimited.',
    ],
  },
  {
    what: 'a double-buffered DRAM',
    replace: 'doubleBuffered: false\n    latencyCycles: 20',
    by: 'doubleBuffered: true\n    latencyCycles: 20',
    messages: [
      'small.yaml:18:21 memories[0].doubleBuffered: DRAM must not be double-buffered, got true. Write false: DRAM has no halves to fill in turn.',
    ],
  },
  {
    what: 'a DRAM without outputs',
    replace: 'holds: [weights, inputs, outputs]\n    capacityKiB: unlimited',
    by: 'holds: [weights, inputs]\n    capacityKiB: unlimited',
    messages: [
      'small.yaml:13:12 memories[0].holds: DRAM must hold all three operands, got no outputs. Add outputs.',
    ],
  },
  {
    what: 'no DRAM',
    replace: 'kind: dram',
    by: 'kind: sram',
    messages: [
      'small.yaml:12:11 memories[0].kind: the first memory must be the DRAM, as they are listed outermost first, got "sram". Put the DRAM first.',
    ],
  },
  {
    what: 'a network to DRAM',
    replace: '    latencyCycles: 20',
    by: '    latencyCycles: 20\n    network: { inBitsPerCycle: 64, outBitsPerCycle: unlimited, overlapsCompute: true }',
    messages: [
      'small.yaml:20:14 memories[0].network: DRAM must have no network: no level is outside it, got one. Leave it out, or give it to the level that the buses lead to.',
    ],
  },
  {
    what: 'two DRAMs',
    replace: 'kind: sram',
    by: 'kind: dram',
    messages: [
      'small.yaml:21:11 memories[1].kind: only the first memory can be DRAM, got "dram". Write sram or register-file.',
    ],
  },
  {
    what: 'DRAM alone',
    replace: SMALL_ACCELERATOR.slice(SMALL_ACCELERATOR.indexOf('  - name: buffer')),
    by: '',
    messages: [
      'small.yaml:11:3 memories: must be a list with at least 2 entries, got a list with 1 entry.',
    ],
  },
  {
    what: 'a register file below DRAM',
    replace: 'kind: sram',
    by: 'kind: register-file',
    messages: [
      'small.yaml:21:11 memories[1].kind: a register file must have a larger memory between itself and DRAM, got "register-file" right below DRAM. Add an sram, or write sram if that is what it is.',
    ],
  },
  {
    what: 'a name twice',
    replace: 'name: sums',
    by: 'name: buffer',
    messages: [
      'small.yaml:29:11 memories[2].name: must not be named twice, got "buffer" again. Remove or rename it.',
    ],
  },
  {
    what: 'a grid that does not nest',
    replace: 'rows: 1, columns: 2 }',
    by: 'rows: 1, columns: 3 }',
    messages: [
      'small.yaml:36:31 memories[2].grid.columns: must be a multiple of the 3 columns of "buffer" around it, got 8.',
    ],
  },
  {
    what: 'a grid that does not divide the array',
    replace: 'grid: { rows: 4, columns: 8 }',
    by: 'grid: { rows: 3, columns: 8 }',
    messages: [
      'small.yaml:36:19 memories[2].grid.rows: must divide the 4 rows of the PE array, got 3.',
    ],
  },
  {
    what: 'a tile stream into an array whose folds keep no weights',
    replace: 'arrayTiming: { skewCycles: 10, preloadCycles: 4 }',
    by: 'arrayTiming: { skewCycles: 10, preloadCycles: 4 }\ntileStream: { instructions: { leastCycles: 1, issueCycles: 1 }, requests: { lineBytes: 64, readCycles: 0, writeCycles: 0 }, caches: [], writeMissFactor: 1, overlapExponent: 4 }',
    messages: [
      'small.yaml:9:13 tileStream: needs an array whose folds keep weights, got arrayTiming.foldOperand: null. Write foldOperand: weights, or leave tileStream out.',
    ],
  },
  {
    what: 'caches that are not listed from the port outwards',
    replace: 'arrayTiming: { skewCycles: 10, preloadCycles: 4 }',
    by: 'arrayTiming: { skewCycles: 10, preloadCycles: 4, foldOperand: weights }\ntileStream: { instructions: { leastCycles: 1, issueCycles: 1 }, requests: { lineBytes: 64, readCycles: 0, writeCycles: 0 }, caches: [{ capacityKiB: 64, missCycles: 1 }, { capacityKiB: 32, missCycles: 1 }], writeMissFactor: 1, overlapExponent: 4 }',
    messages: [
      'small.yaml:9:185 tileStream.caches[1].capacityKiB: must be larger than the cache nearer to the port, got 32. List the caches from the port outwards.',
    ],
  },
  {
    what: 'three problems at once',
    replace: 'clockMHz: 200\ntechnology: cmos-65nm\nprecisionBits: { weights: 8',
    by: 'clockMHz: 0\ntechnologie: cmos-65nm\nprecisionBits: { weights: 8.5',
    messages: [
      'small.yaml:4:11 clockMHz: must be a number > 0, got 0.',
      'small.yaml:5:1 technologie: is an unknown key. Did you mean "technology"? Known here: name, title, source, clockMHz, technology, precisionBits, peArray, arrayTiming, clockPjPerPeCycle, dataflows, fpga, tileStream, memories.',
      'small.yaml:6:27 precisionBits.weights: must be a whole number from 1 to 64, got 8.5.',
    ],
  },
  {
    what: 'two broken rules at once',
    replace: 'name: sums\n    kind: register-file',
    by: 'name: DRAM\n    kind: dram',
    messages: [
      'small.yaml:29:11 memories[2].name: must not be named twice, got "DRAM" again. Remove or rename it.',
      'small.yaml:30:11 memories[2].kind: only the first memory can be DRAM, got "dram". Write sram or register-file.',
    ],
  },
  {
    what: 'a grid of 10^7',
    replace: 'grid: { rows: 4, columns: 8 }',
    by: 'grid: { rows: 10000000, columns: 8 }',
    messages: [
      'small.yaml:36:19 memories[2].grid.rows: must be a whole number from 1 to 65536, got 10000000.',
    ],
  },
];
