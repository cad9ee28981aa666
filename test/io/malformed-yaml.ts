import type { MalformedYaml } from './malformed-file.ts';
import { SMALL_ACCELERATOR } from './small-accelerator.ts';

/** Texts that are no YAML, or none that a file of ours may hold. */
export const MALFORMED_YAML: readonly MalformedYaml[] = [
  {
    what: 'an empty file',
    text: '',
    messages: ['small.yaml:1:1: must not be empty. Write keys and values, one per line.'],
  },
  {
    what: 'comments alone',
    text: '# nothing\n',
    messages: ['small.yaml:1:1: must not be empty. Write keys and values, one per line.'],
  },
  {
    what: 'two documents',
    text: `${SMALL_ACCELERATOR}---\nname: other\n`,
    messages: [
      'small.yaml:39:1: must hold one document, got a second one after ---. Put it into a file of its own.',
    ],
  },
  {
    what: 'a tab for indentation',
    text: SMALL_ACCELERATOR.replace('    kind: dram', '\tkind: dram'),
    messages: ['small.yaml:12:1: must be indented with spaces, got a tab. Replace it by spaces.'],
  },
  {
    what: 'an open quote',
    text: SMALL_ACCELERATOR.replace('title: Small', 'title: "Small'),
    messages: [
      'small.yaml:39:1: is not valid YAML (Missing closing "quote). Check indentation, quotes and brackets.',
    ],
  },
  {
    what: 'an open bracket',
    text: SMALL_ACCELERATOR.replace('output-stationary]', 'output-stationary'),
    messages: [
      'small.yaml:10:1: is not valid YAML (Flow sequence in block collection must be sufficiently indented and end with a ]). Check indentation, quotes and brackets.',
    ],
  },
  {
    what: 'a second colon',
    text: SMALL_ACCELERATOR.replace('title: Small', 'title: Small: the test'),
    messages: [
      'small.yaml:2:8: a value on the line of its key must not have keys of its own. Put it on the next line, indented, or quote the text that holds a colon.',
    ],
  },
  {
    what: 'a list',
    text: '- name: small\n',
    messages: ['small.yaml:1:1: must be a map of keys and values, got a list with 1 entry.'],
  },
  {
    what: 'a word',
    text: 'small\n',
    messages: ['small.yaml:1:1: must be a map of keys and values, got "small".'],
  },
  {
    what: 'an alias without anchor',
    text: SMALL_ACCELERATOR.replace('title: Small', 'title: *small'),
    messages: [
      'small.yaml:2:8: alias *small must follow its anchor. Write &small before the value that it stands for.',
    ],
  },
  {
    what: 'an alias in its own anchor',
    text: SMALL_ACCELERATOR.replace(
      'dataflows: [weight-stationary, output-stationary]',
      'dataflows: &all [weight-stationary, *all]',
    ),
    messages: [
      'small.yaml:9:37: alias *all must not stand inside its own anchor. Write the value out.',
    ],
  },
  {
    what: 'a program tag',
    text: SMALL_ACCELERATOR.replace('title: Small', 'title: !!js/function Small'),
    messages: [
      'small.yaml:2:8: must not carry a tag, got !!js/function. Remove the word that starts with !.',
    ],
  },
  {
    what: 'a key that is a list',
    text: '? [a, b]\n: c\n',
    messages: ['small.yaml:1:3: keys must be plain text. Write a name before the colon.'],
  },
  {
    what: 'aliases of aliases of aliases',
    text: `a: &a [${Array(40).fill('1')}]\nb: &b [${Array(40).fill('*a')}]\nc: [${Array(40).fill('*b')}]\n`,
    messages: ['small.yaml: aliases must not copy more than 1000 values. Write the values out.'],
  },
  {
    what: 'ten thousand brackets',
    text: '['.repeat(10000),
    messages: ['small.yaml:1:64: is nested too deeply. Files of this kind have a few levels.'],
  },
];
