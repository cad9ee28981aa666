import type { MalformedFile } from './malformed-file.ts';
import { SMALL_NETWORK } from './small-network.ts';

/** What `small.yaml` is told when one part of it is replaced. */
export const MALFORMED_NETWORKS: readonly MalformedFile[] = [
  {
    what: 'an unknown operator',
    replace: 'operator: gemm',
    by: 'operator: dense',
    messages: [
      'small.yaml:19:15 layers[3].operator: must be one of conv, gemm, pool, elementwise, got "dense".',
    ],
  },
  {
    what: 'a zero extent',
    replace: 'K: 10',
    by: 'K: 0',
    messages: [
      'small.yaml:20:19 layers[3].extents.K: must be a whole number from 1 to 1000000, got 0.',
    ],
  },
  {
    what: 'an extent of 10^7',
    replace: 'K: 10',
    by: 'K: 10000000',
    messages: [
      'small.yaml:20:19 layers[3].extents.K: must be a whole number from 1 to 1000000, got 10000000.',
    ],
  },
  {
    what: 'an unknown dimension',
    replace: 'K: 10',
    by: 'M: 10',
    messages: [
      'small.yaml:20:16 layers[3].extents.M: is an unknown key. Known here: N, G, K, C, P, Q, R, S.',
    ],
  },
  {
    what: 'a fraction of a channel',
    replace: 'C: 2048',
    by: 'C: 20.48',
    messages: [
      'small.yaml:20:26 layers[3].extents.C: must be a whole number from 1 to 1000000, got 20.48.',
    ],
  },
  {
    what: 'a stride in words',
    replace: 'stride: 2',
    by: 'stride: two',
    messages: [
      'small.yaml:7:13 layers[0].stride: must be a whole number from 1 to 1000000 or a map of row, column, got "two".',
    ],
  },
  {
    what: 'a stride with one axis',
    replace: 'stride: 2',
    by: 'stride: { row: 2 }',
    messages: [
      'small.yaml:7:13 layers[0].stride.column: is required. Add "column": a whole number from 1 to 1000000 (along the width).',
    ],
  },
  {
    what: 'a misspelt stride',
    replace: 'stride: 2',
    by: 'stride: { row: 2, colum: 2 }',
    messages: [
      'small.yaml:7:23 layers[0].stride.colum: is an unknown key. Did you mean "column"? Known here: row, column.',
    ],
  },
  {
    what: 'a layer without inputs',
    replace: '    inputs: [add]\n',
    by: '',
    messages: [
      'small.yaml:18:5 layers[3].inputs: is required. Add "inputs": a list with at least 1 entry (names of the layers that it reads, or "input").',
    ],
  },
  {
    what: 'an empty list of inputs',
    replace: 'inputs: [add]',
    by: 'inputs: []',
    messages: [
      'small.yaml:21:13 layers[3].inputs: must be a list with at least 1 entry, got a list with 0 entries.',
    ],
  },
  {
    what: 'an input that is no layer',
    replace: 'inputs: [add]',
    by: 'inputs: [ad]',
    messages: [
      'small.yaml:21:14 layers[3].inputs[0]: must name a layer or "input", got "ad". Did you mean "add"? Known: input, conv1, conv2, add, classifier.',
    ],
  },
  {
    what: 'an input that is nearly the input',
    replace: 'inputs: [input]',
    by: 'inputs: [inputs]',
    messages: [
      'small.yaml:8:14 layers[0].inputs[0]: must name a layer or "input", got "inputs". Did you mean "input"? Known: input, conv1, conv2, add, classifier.',
    ],
  },
  {
    what: 'a layer named as the input',
    replace: 'name: conv2',
    by: 'name: input',
    messages: [
      'small.yaml:10:11 layers[1].name: must not be "input", which stands for the network\'s own input, got "input". Rename the layer.',
    ],
  },
  {
    what: 'two layers of one name',
    replace: 'name: conv2',
    by: 'name: conv1',
    messages: [
      'small.yaml:10:11 layers[1].name: layer names must differ, and layers[0] has the same, got "conv1". Rename one of them.',
      'small.yaml:17:21 layers[2].inputs[1]: must name a layer or "input", got "conv2". Did you mean "conv1"? Known: input, conv1, conv1, add, classifier.',
      'small.yaml:8:13 layers[0].inputs: layers must not wait for their own results, got conv1 → conv1.',
    ],
  },
  {
    what: 'a ring',
    replace: 'inputs: [conv1]\n',
    by: 'inputs: [conv2]\n',
    messages: [
      'small.yaml:13:13 layers[1].inputs: layers must not wait for their own results, got conv2 → conv2.',
    ],
  },
  {
    what: 'a ring of two',
    replace: 'inputs: [input]',
    by: 'inputs: [conv2]',
    messages: [
      'small.yaml:8:13 layers[0].inputs: layers must not wait for their own results, got conv1 → conv2 → conv1.',
    ],
  },
  {
    what: 'a layer before what it reads',
    replace: 'inputs: [conv1]\n',
    by: 'inputs: [late]\n  - { name: late, operator: conv, extents: { K: 8, C: 8, P: 16, Q: 16 }, inputs: [conv1] }\n',
    messages: [
      'small.yaml:13:14 layers[1].inputs[0]: layers must be listed in an order in which they can run, got "conv2" before "late", which it reads. Move "conv2" behind "late".',
    ],
  },
  {
    what: 'an unknown name and a zero, at once',
    replace: 'extents: { K: 10, C: 2048 }\n    inputs: [add]',
    by: 'extents: { K: 0 }\n    input: [add]',
    messages: [
      'small.yaml:20:19 layers[3].extents.K: must be a whole number from 1 to 1000000, got 0.',
      'small.yaml:21:5 layers[3].input: is an unknown key. Did you mean "inputs"? Known here: name, operator, extents, stride, dilation, inputs, inputTensors, parameterCount, precisionBits.',
    ],
  },
  {
    what: 'an input twice',
    replace: 'inputs: [conv1, conv2]',
    by: 'inputs: [conv1, conv1]',
    messages: [
      'small.yaml:17:21 layers[2].inputs[1]: must not be named twice, got "conv1" again. Remove it.',
    ],
  },
  {
    what: 'channels that nobody makes',
    replace: 'C: 8',
    by: 'C: 9',
    messages: [
      'small.yaml:12:14 layers[1].extents: "conv2" must read the 8 channels that "conv1" makes, got G·C = 9.',
    ],
  },
  {
    what: 'rows that nobody makes',
    replace: 'P: 16, Q: 16 }\n    inputs: [conv1]\n',
    by: 'P: 32, Q: 16 }\n    inputs: [conv1]\n',
    messages: [
      'small.yaml:12:31 layers[1].extents.P: "conv2" must cover the 16 rows that "conv1" makes, got 32, which covers 32.',
      'small.yaml:16:14 layers[2].extents: "add" must have the shape of "conv2", 8×32×16, got 8×16×16.',
    ],
  },
  {
    what: 'a negative number of parameters',
    replace: 'parameterCount: 224',
    by: 'parameterCount: -1',
    messages: ['small.yaml:9:21 layers[0].parameterCount: must be a whole number ≥ 0, got -1.'],
  },
  {
    what: 'a precision of no operand',
    replace: 'parameterCount: 224',
    by: 'precisionBits: { weight: 4 }',
    messages: [
      'small.yaml:9:22 layers[0].precisionBits.weight: is an unknown key. Did you mean "weights"? Known here: weights, inputs, partialSums, outputs.',
    ],
  },
  {
    what: 'no layers',
    replace: SMALL_NETWORK.slice(SMALL_NETWORK.indexOf('layers:')),
    by: 'layers: []\n',
    messages: [
      'small.yaml:3:9 layers: must be a list with at least 1 entry, got a list with 0 entries.',
    ],
  },
  {
    what: 'no layers at all',
    replace: SMALL_NETWORK.slice(SMALL_NETWORK.indexOf('layers:')),
    by: '',
    messages: [
      'small.yaml:1:1 layers: is required. Add "layers": a list with at least 1 entry (layers in an order in which they can run).',
    ],
  },
];
