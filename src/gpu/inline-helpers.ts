/** A helper function as text, where its body is one expression or a chain of early returns. */
interface InlineHelper {
  readonly call: RegExp;
  readonly parameters: readonly string[];
  readonly expression: string;
}

/**
 * Writes the bodies of scalar helper functions into the places where a kernel calls them.
 *
 * gpu.js vectorizes kernels for WebAssembly but calls helper functions once per lane: the kernels of the cost model run
 * twice as fast without calls. Helpers with local variables or loops are left as calls.
 *
 * @param source   text of a kernel function, as `Function.prototype.toString` gives it
 * @param helpers  pure functions over numbers, named as in `source`
 * @returns        the text with calls replaced, free of comments and of module prefixes that test runners add
 */
export function inlineHelpers(
  source: string,
  helpers: readonly ((...numbers: number[]) => number)[],
): string {
  const inline = helpers.flatMap((helper) => parseHelper(bareSource(helper.toString())) ?? []);
  let text = bareSource(source);
  for (let found = firstCall(text, inline); found !== undefined; found = firstCall(text, inline)) {
    const { helper, start, open } = found;
    const { parts, end } = callArguments(text, open);
    text = `${text.slice(0, start)}(${substitute(helper, parts)})${text.slice(end)}`;
  }
  return text;
}

/** Without comments; `(0, module.name)(…)`, as bundlers write calls of imported functions, becomes `name(…)`. */
function bareSource(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/\(0,\s*[\w$]+\.([\w$]+)\)/g, '$1');
}

function parseHelper(source: string): InlineHelper | undefined {
  const match = /^function\s+([\w$]+)\s*\(([^)]*)\)\s*\{([\s\S]*)\}$/.exec(source.trim());
  const [, name = '', parameters = '', body = ''] = match ?? [];
  const expression = returnedExpression(body);
  const call = new RegExp(`(?<![\\w$.])${name}\\s*\\(`);
  if (match === null || expression === undefined || call.test(expression)) return undefined;
  return { call, parameters: parameters.split(',').map((one) => one.trim()), expression };
}

/** `if (a) return x; return y;` as `(a) ? (x) : (y)`; undefined where the body is of another form. */
function returnedExpression(body: string): string | undefined {
  const statements = body.split(';').filter((statement) => statement.trim() !== '');
  return statements.reduceRight<string | undefined>((rest, statement, index) => {
    const [, condition, value] =
      /^\s*(?:if\s*\(([^{}]*)\)\s*)?return\b([^{}]*)$/.exec(statement) ?? [];
    const isLast = index === statements.length - 1;
    if (value === undefined || isLast !== (condition === undefined)) return undefined;
    if (condition === undefined) return value.trim();
    return rest === undefined ? undefined : `(${condition}) ? (${value.trim()}) : (${rest})`;
  }, undefined);
}

function firstCall(text: string, helpers: readonly InlineHelper[]) {
  for (const helper of helpers) {
    const match = helper.call.exec(text);
    if (match !== null) return { helper, start: match.index, open: match.index + match[0].length };
  }
  return undefined;
}

/** The arguments of a call whose parenthesis opens just before `open`, and where the call ends. */
function callArguments(text: string, open: number) {
  const parts: string[] = [];
  let depth = 0;
  let partStart = open;
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth++;
    if (depth === 0 && ',)'.includes(character)) {
      parts.push(text.slice(partStart, at).trim());
      partStart = at + 1;
      if (character === ')') return { parts, end: partStart };
    }
    if (')]}'.includes(character)) depth--;
  }
  throw new SyntaxError(`a call is not closed: ${text.slice(open, open + 40)}`);
}

function substitute({ parameters, expression }: InlineHelper, parts: readonly string[]): string {
  return expression.replace(/[A-Za-z_$][\w$]*/g, (name) => {
    const place = parameters.indexOf(name);
    return place < 0 ? name : `(${parts[place] ?? name})`;
  });
}
