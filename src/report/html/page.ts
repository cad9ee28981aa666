import { BRUSH_SCRIPT } from './brush-script.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAIR_SCRIPT } from './pair-script.ts';
import { SCRIPT } from './script.ts';
import { STYLES } from './styles.ts';
import { TURN_SCRIPT } from './turn-script.ts';

/** Nothing may be loaded from anywhere: the page is complete. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** A complete HTML document around the body, with stylesheet and script inside. */
export function page(title: string, body: Markup): string {
  const document = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="color-scheme" content="light dark"/>
<title>${title}</title>
<style>${trusted(STYLES)}</style>
<script>document.documentElement.classList.add('js');</script>
</head>
<body>
${body}
<script>${trusted([PAIR_SCRIPT, SCRIPT, BRUSH_SCRIPT, TURN_SCRIPT].join(''))}</script>
</body>
</html>
`;
  return document.markup;
}
