import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  declaredNames,
  everyNode,
  functionsOf,
  holdsTypesOnly,
  reachable,
  type SourceFile,
  sourceFiles,
} from './support/source-files.ts';
import { TESTED_ELSEWHERE } from './support/tested-elsewhere.ts';

/** Folders of src/ by layer; each may import itself and what is listed. */
const FOUNDATION = ['base'];
const DESCRIPTIONS = [...FOUNDATION, 'workload', 'accelerator', 'technology'];
const MODEL = [...DESCRIPTIONS, 'mapping'];
const CORE = [...MODEL, 'cost', 'mapper', 'search'];
const ASSEMBLY = [...CORE, 'gpu', 'accuracy', 'codesign'];
const USE = [...ASSEMBLY, 'io', 'study', 'experiment', 'report'];

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  workload: FOUNDATION,
  accelerator: [...FOUNDATION, 'workload'], // whose operands and widths its memories are described in
  technology: [...FOUNDATION, 'accelerator'],
  mapping: DESCRIPTIONS,
  cost: MODEL,
  mapper: [...MODEL, 'cost'],
  search: FOUNDATION, // it must run on ZDT1 without a word of hardware
  gpu: CORE,
  accuracy: DESCRIPTIONS,
  codesign: CORE,
  io: USE,
  study: USE,
  experiment: USE,
  report: USE,
  cli: [...USE, 'web', 'models'],
  web: [...USE, 'models'],
  index: [...USE, 'models'], // src/index.ts, the public API
  models: [...FOUNDATION, 'workload'],
};

/** Single files that a folder may import besides: interfaces, whose implementations are handed in. */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  codesign: ['src/accuracy/accuracy.ts'],
};

/** The only folders that may name a package. */
const PACKAGE_FOLDERS: readonly (readonly [name: RegExp, folders: readonly string[]])[] = [
  [/^(gpu\.js|webgpu)$/, ['gpu']],
  [/^@tensorflow\//, ['accuracy']],
  [/^(libsql|hyparquet-writer)$/, ['io']],
  [/^node:/, ['io', 'study', 'experiment', 'cli']],
];

const files = [...sourceFiles('src'), ...sourceFiles('models')];
const tests = sourceFiles('test');

/** `cost` of src/cost/energy.ts, `models` of models/vgg.ts, `index` of src/index.ts. */
function folderOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src' ? next.replace(/\.ts$/, '') : top;
}

/** What is wrong, a line each; those of the known list are left out, and its superfluous lines are added. */
function unknownOf(found: readonly string[], known: Readonly<Record<string, string>>): string[] {
  const places = found.map((line) => line.split(': ')[0] ?? line);
  const mended = Object.keys(known).filter((place) => !places.includes(place));
  return [
    ...found.filter((_, index) => known[places[index] ?? ''] === undefined),
    ...mended.map((place) => `${place}: is mended; take it off the list of known exceptions`),
  ];
}

describe('Imports', () => {
  it('go down the layer table', () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const folder = folderOf(path);
      const allowed = MAY_IMPORT[folder];
      if (allowed === undefined) return [`${path}: a new folder needs a line in the layer table`];
      return imports.flatMap(({ file, specifier }) => {
        if (file === null) return [];
        const target = folderOf(file);
        const isAllowed =
          target === folder || allowed.includes(target) || INTERFACES[folder]?.includes(file);
        const rule = `${folder} may import ${allowed.join(', ') || 'nothing of ours'}`;
        const remedy = 'Move what is needed down, or hand it in';
        return isAllowed ? [] : [`${path}: imports ${specifier}, but ${rule}. ${remedy}.`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('of interfaces from above are of types only', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ file }) => INTERFACES[folderOf(path)]?.includes(file ?? ''))
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(({ specifier }) => `${path}: imports ${specifier} itself. Use \`import type\`.`),
    );
    expect(wrong).toEqual([]);
  });

  it('name gpu.js, TensorFlow.js and Node only where they belong', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier }) =>
        PACKAGE_FOLDERS.flatMap(([name, folders]) =>
          name.test(specifier) && !folders.includes(folderOf(path))
            ? [`${path}: imports ${specifier}, which only ${folders.join(', ')} may. Hand it in.`]
            : [],
        ),
      ),
    );
    expect(unknownOf(wrong, KNOWN_PACKAGES)).toEqual([]);
  });

  it('of our files end in .ts, and never happen for their side effects', () => {
    const wrong = [...files, ...tests].flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, file, isBare }) => [
        ...(file !== null && !/\.(ts|json)$/.test(specifier)
          ? [`${path}: imports ${specifier} without its ending. Write ${specifier}.ts.`]
          : []),
        ...(isBare ? [`${path}: imports ${specifier} for what it does. Call it instead.`] : []),
      ]),
    );
    expect(wrong).toEqual([]);
  });
});

const KNOWN_PACKAGES: Readonly<Record<string, string>> = {
  'src/gpu/device.ts': 'looks for a graphics driver by dynamic imports, which Node alone reaches',
};

describe('Exports', () => {
  it('have names: there is no default', () => {
    const wrong: string[] = [];
    for (const { path, tree } of [...files, ...tests]) {
      everyNode(tree, (node) => {
        const isDefault =
          (ts.isExportAssignment(node) && !node.isExportEquals) ||
          node.kind === ts.SyntaxKind.DefaultKeyword;
        if (isDefault && !ts.isDefaultClause(node.parent)) {
          wrong.push(`${path}: has a default export. Give it a name.`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  it('are passed on by the two public indices alone, name by name', () => {
    const indices = ['src/index.ts', 'src/search/public.ts'];
    const wrong = files.flatMap(({ path, tree }) =>
      tree.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
        if (statement.moduleSpecifier === undefined) return [];
        if (statement.exportClause === undefined) return [`${path}: exports *. List the names.`];
        return indices.includes(path)
          ? []
          : [`${path}: passes exports on. Import them at the source.`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('Domain code', () => {
  const outside = ['cli', 'web'];

  it('does not print, and knows neither process nor page', () => {
    const wrong = files
      .filter(({ path }) => !outside.includes(folderOf(path)))
      .flatMap((file) =>
        globalsOf(file, ['console', 'process', 'document', 'window']).map(
          (name) => `${file.path}: uses ${name}, which only cli and web may. Hand it in.`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('takes random numbers and the time from its caller', () => {
    const wrong = files
      .filter(({ path }) => !outside.includes(folderOf(path)))
      .flatMap((file) =>
        clocksOf(file).map((call) => `${file.path}: calls ${call}. Take random or now instead.`),
      );
    expect(wrong).toEqual([]);
  });
});

/** Names of globals whose members a file uses. */
function globalsOf(file: SourceFile, names: readonly string[]): readonly string[] {
  const own = declaredNames(file);
  const used = new Set<string>();
  everyNode(file.tree, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return;
    const { text } = node.expression;
    if (names.includes(text) && !own.has(text)) used.add(text);
  });
  return [...used];
}

function clocksOf({ tree }: SourceFile): readonly string[] {
  const calls: string[] = [];
  everyNode(tree, (node) => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      if (/^(Math\.random|Date\.now|performance\.now)$/.test(called)) calls.push(`${called}()`);
    }
    const isNow = ts.isNewExpression(node) && node.expression.getText() === 'Date';
    if (isNow && (node.arguments?.length ?? 0) === 0) calls.push('new Date()');
  });
  return calls;
}

describe('Size', () => {
  it('of a file is 450 lines at most', () => {
    const wrong = [...files, ...tests]
      .filter(({ lines }) => lines > 450)
      .map(({ path, lines }) => `${path}: has ${lines} lines of at most 450. Cut it by concept.`);
    expect(wrong).toEqual([]);
  });

  it('of a function is 60 lines at most', () => {
    const wrong = files.flatMap((file) =>
      functionsOf(file)
        .filter(({ lines }) => lines > 60)
        .map(
          ({ name, lines }) => `${file.path} ${name}: has ${lines} lines of at most 60. Cut it.`,
        ),
    );
    expect(unknownOf(wrong, KNOWN_LONG_FUNCTIONS)).toEqual([]);
  });
});

const KNOWN_LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'src/cost/nest-overlap.ts nestOverlap': 'a kernel: gpu.js hands no arrays to helper functions',
  'src/cost/nest-visits.ts nestVisits': 'a kernel: gpu.js hands no arrays to helper functions',
};

describe('Tests', () => {
  const parsed = new Map([...files, ...tests].map((file) => [file.path, file]));

  it('mirror the files of src and models, or are listed with what holds them', () => {
    const wrong = files
      .filter((file) => !holdsTypesOnly(file))
      .flatMap(({ path }) => {
        const test = testOf(path);
        if (parsed.has(test)) return [];
        const entry = TESTED_ELSEWHERE.find((one) => one.files.some((place) => isAt(path, place)));
        if (entry === undefined) return [`${path}: has no ${test}. Write it.`];
        const isHeld = reachable(entry.test, parsed).has(path);
        return isHeld ? [] : [`${path}: is not imported by ${entry.test}. Write ${test}.`];
      });
    expect(wrong).toEqual([]);
  });

  it('are listed only where they exist and are needed', () => {
    const paths = files.map(({ path }) => path);
    const wrong = TESTED_ELSEWHERE.flatMap(({ files: places, test }) => [
      ...(parsed.has(test) ? [] : [`${test}: does not exist. Name the test that holds its files.`]),
      ...places
        .filter((place) => !paths.some((path) => isAt(path, place)))
        .map((place) => `${place}: is gone. Take it off the list.`),
      ...places
        .filter((place) => parsed.has(testOf(place)))
        .map((place) => `${place}: has ${testOf(place)} now. Take it off the list.`),
    ]);
    expect(wrong).toEqual([]);
  });
});

function isAt(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

function testOf(path: string): string {
  return `test/${path.replace(/^src\//, '').replace(/\.ts$/, '.test.ts')}`;
}
