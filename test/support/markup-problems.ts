const TOKEN = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][A-Za-z-]*="[^"<]*")*)\s*(\/?)>/y;
const ENTITY = /&(?:amp|lt|gt|quot|#39);/y;

/**
 * What an XML reader would stumble over in a document of ours: tags that are not closed or not matched, attributes
 * without quotes, a bare `<` or `&`. Scripts and styles count as text without `</`.
 */
export function markupProblems(document: string): string[] {
  const markup = document
    .replace(/^<!DOCTYPE html>\n/, '')
    .replace(/<(script|style)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  const open: string[] = [];
  for (let at = 0; at < markup.length; ) {
    const character = markup[at];
    if (character !== '<' && character !== '&') {
      at += 1;
      continue;
    }
    const pattern = character === '<' ? TOKEN : ENTITY;
    pattern.lastIndex = at;
    const match = pattern.exec(markup);
    if (match === null) return [`unexpected ${markup.slice(at, at + 60)}`];
    at = pattern.lastIndex;
    if (character === '&') continue;
    const [, closes, name = '', , isEmpty] = match;
    if (closes === '/') {
      const expected = open.pop();
      if (expected !== name) return [`</${name}> closes <${expected}>`];
    } else if (isEmpty !== '/') {
      open.push(name);
    }
  }
  return open.map((name) => `<${name}> is not closed`);
}
