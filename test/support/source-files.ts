import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One TypeScript file of the repository, parsed. */
export interface SourceFile {
  /** From the root, with slashes: `src/cost/energy.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly tree: ts.SourceFile;
}

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** Path from the root for a file of ours, else null. */
  readonly file: string | null;
  readonly isTypeOnly: boolean;
  /** `import './x.ts'`, for what it does when it loads. */
  readonly isBare: boolean;
}

/** All TypeScript files below a folder of the repository, sorted. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) =>
      relative(ROOT, join(ROOT, folder, name))
        .split(sep)
        .join('/'),
    )
    .sort()
    .map(parse);
}

function parse(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  return { path, lines: text.trimEnd().split('\n').length, imports: importsOf(path, tree), tree };
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Expression | undefined, isTypeOnly: boolean, isBare: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    const file = text.startsWith('.') ? posix.normalize(posix.join(dirname(path), text)) : null;
    imports.push({ specifier: text, file, isTypeOnly, isBare });
  };
  everyNode(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      const isTypeOnly = node.importClause?.isTypeOnly ?? false;
      add(node.moduleSpecifier, isTypeOnly, node.importClause === undefined);
    }
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, false);
    }
  });
  return imports;
}

/** Calls `visit` for a node and everything inside it. */
export function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => everyNode(child, visit));
}

/** Whether a file holds nothing to test: types, closed lists of names (`as const`), and exports of other files. */
export function holdsTypesOnly({ tree }: SourceFile): boolean {
  return tree.statements.every(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.every(isClosedList)),
  );
}

function isClosedList({ initializer }: ts.VariableDeclaration): boolean {
  if (initializer === undefined || !ts.isAsExpression(initializer)) return false;
  return (
    initializer.type.getText() === 'const' && ts.isArrayLiteralExpression(initializer.expression)
  );
}

/** Every file that one file leads to by imports, itself included. */
export function reachable(
  from: string,
  files: ReadonlyMap<string, SourceFile>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { file } of files.get(path)?.imports ?? []) if (file !== null) open.push(file);
  }
  return reached;
}

/** Names that a file declares itself: variables, parameters, functions, imports. */
export function declaredNames({ tree }: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  everyNode(tree, (node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (isDeclaration && node.name !== undefined) names.add(node.name.getText());
  });
  return names;
}

/** Functions with a body, and the lines from the first to the last of each. */
export function functionsOf({ tree }: SourceFile): readonly { name: string; lines: number }[] {
  const functions: { name: string; lines: number }[] = [];
  everyNode(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const first = tree.getLineAndCharacterOfPosition(node.getStart()).line;
    const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
    const name = node.name?.getText() ?? `(line ${first + 1})`;
    functions.push({ name, lines: last - first + 1 });
  });
  return functions;
}
