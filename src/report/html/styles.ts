/**
 * The stylesheet of the report. Energy and time parts wear the colours of Okabe and Ito, which stay apart for
 * colour-blind readers; the front wears five steps of viridis. Both have a light and a dark form.
 */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --surface: #f5f7f9; --ink: #171b20; --muted: #56616c; --line: #dbe0e6; --grid: #e9edf1;
  --accent: #0a5cab; --ring: #d5008f; --dot: #8b97a3; --mark: #fff0c9; --mark-ink: #6d4600;
  --c0: #440154; --c1: #3b528b; --c2: #21918c; --c3: #5ec962; --c4: #f2d21b;
  --blue: #0072b2; --vermilion: #d55e00; --orange: #e69f00; --green: #009e73; --sky: #56b4e9; --purple: #cc79a7;
  --grey: #8f99a3; --dark-grey: #5f6973;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11151a; --surface: #191f26; --ink: #e7ebef; --muted: #a0acb8; --line: #303943; --grid: #222a32;
    --accent: #74b9ff; --ring: #ff6fc4; --dot: #74808c; --mark: #3d3110; --mark-ink: #ffd67a;
    --c0: #7d5fc4; --c1: #5a83cf; --c2: #2fb0a6; --c3: #7ad151; --c4: #fde725;
    --blue: #3d9bd6; --vermilion: #e8762d; --orange: #efb02e; --green: #23b78c; --sky: #7cc7f2; --purple: #d993ba;
    --grey: #8d98a3; --dark-grey: #c0c9d2;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 78rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
}
h1 { margin: 0; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); line-height: 1.15; letter-spacing: -0.015em; }
h2 { margin: 3rem 0 0.75rem; font-size: 1.35rem; line-height: 1.25; letter-spacing: -0.01em; }
h3 { display: inline; margin: 0; font-size: 1.1rem; }
h4 { margin: 0 0 0.3rem; font-size: 0.8rem; color: var(--muted); font-weight: 600; }
p { margin: 0.5rem 0 1rem; max-width: 72ch; }
small { font-size: 0.8em; font-weight: 400; color: var(--muted); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible, .scroll:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px;
}
.lead { margin: 0.6rem 0 0; font-size: 1.15rem; color: var(--muted); }
.note { color: var(--muted); font-size: 0.9rem; }
.mark {
  padding: 0.05em 0.45em; border-radius: 0.6em; background: var(--mark); color: var(--mark-ink);
  font-size: 0.78rem; font-weight: 600; white-space: nowrap;
}
.reason { padding: 0.05em 0.5em; border: 1px solid var(--accent); border-radius: 0.6em; color: var(--accent); font-size: 0.78rem; font-weight: 600; white-space: nowrap; }

.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.9rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.cards a { display: block; height: 100%; padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--surface); color: inherit; text-decoration: none; }
.cards a:hover { border-color: var(--accent); }
.cards a.selected { border-color: var(--ring); box-shadow: inset 0 0 0 1px var(--ring); }
.cards .which { display: block; margin-bottom: 0.5rem; color: var(--muted); font-size: 0.85rem; }
dl { margin: 0; }
dl > div { display: flex; justify-content: space-between; gap: 1rem; padding: 0.1rem 0; }
dt { color: var(--muted); white-space: nowrap; }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }

.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; margin: 0 0 1.1rem; padding: 0; list-style: none; color: var(--muted); font-size: 0.85rem; }
.legend svg { width: 0.85em; height: 0.85em; margin-right: 0.35em; overflow: visible; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 1.75rem 2.25rem; }
figure { margin: 0; min-width: 0; }
figcaption { min-height: 3em; font-size: 0.9rem; line-height: 1.5; color: var(--muted); }
figcaption b { color: var(--ink); }
.scale { white-space: nowrap; font-variant-numeric: tabular-nums; }
.scale i { display: inline-block; width: 1.1em; height: 0.65em; }
.plot { display: block; width: 100%; height: auto; overflow: visible; }
.plot text { fill: var(--muted); font-size: 11px; font-variant-numeric: tabular-nums; }
.axis path { stroke: var(--grid); fill: none; }
.axis .x { text-anchor: middle; }
.axis .y, .end { text-anchor: end; }
.middle { text-anchor: middle; }
.axis .label { fill: var(--ink); font-size: 11.5px; }
.trials { stroke: var(--dot); stroke-width: 3; stroke-linecap: round; opacity: 0.4; fill: none; }
.dot { fill: var(--dot); }
.staircase { fill: none; stroke: var(--muted); stroke-width: 1.2; }
.growth { fill: none; stroke: var(--accent); stroke-width: 2.2; stroke-linejoin: round; }
.growth-end { fill: var(--accent); }
.roof { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; }
.roofline { max-width: 38rem; margin: 1.5rem 0; }
.roofline figcaption span { margin-left: 0.6em; white-space: nowrap; }
.roofline .key { margin-right: 0.4em; }
.point.part { cursor: default; }
.part circle { fill: var(--part); }
.point { cursor: pointer; outline: none; }
.point circle, .point path, .legend .c2 { paint-order: stroke; stroke: var(--page); stroke-width: 2; }
.point:hover circle, .point:hover path, .point:focus circle, .point:focus path { stroke: var(--ink); stroke-width: 5; }
.point.selected circle, .point.selected path { stroke: var(--ring); stroke-width: 6; }
.plot .tag { fill: var(--ink); font-size: 11px; font-weight: 600; paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; }
.line path, .point.line path { fill: none; paint-order: normal; stroke: var(--part); stroke-width: 1.6; opacity: 0.75; }
.point.line:hover path, .point.line:focus path { stroke: var(--ink); stroke-width: 3.5; opacity: 1; }
.point.line.selected path { stroke: var(--ring); stroke-width: 3.5; opacity: 1; }
.s0 { --part: var(--c0); } .s1 { --part: var(--c1); } .s2 { --part: var(--c2); } .s3 { --part: var(--c3); } .s4 { --part: var(--c4); }
.parallel { margin-top: 1.75rem; }
.upright path { stroke: var(--muted); }
.plot .stop { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; pointer-events: none; }
.handle { fill: transparent; cursor: ns-resize; touch-action: none; }
.range { fill: var(--accent); opacity: 0.3; pointer-events: none; }
.ranges { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; align-items: end; font-size: 0.85rem; }
.ranges fieldset { margin: 0; padding: 0.2rem 0.6rem 0.4rem; border: 1px solid var(--line); border-radius: 0.4rem; }
.ranges fieldset label { display: grid; grid-template-columns: 2.6em 7rem minmax(4em, auto); gap: 0.4em; align-items: center; }
.ranges input { width: 7rem; accent-color: var(--accent); }
.point.line.out path { stroke: var(--grid); opacity: 0.5; }
.point.out { opacity: 0.15; }
tr.out { opacity: 0.4; }
.cube .near { stroke: var(--muted); stroke-width: 1.4; }
.stem { stroke: var(--dot); stroke-width: 0.7; opacity: 0.6; }
.needs-script { display: none; }
.pair .differs td { font-weight: 600; }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem 2.25rem; }
.c0 { fill: var(--c0); background: var(--c0); } .c1 { fill: var(--c1); background: var(--c1); } .c2 { fill: var(--c2); background: var(--c2); }
.c3 { fill: var(--c3); background: var(--c3); } .c4 { fill: var(--c4); background: var(--c4); }
.tip { position: fixed; z-index: 2; max-width: min(24rem, 90vw); padding: 0.45rem 0.7rem; border-radius: 0.4rem; background: var(--ink); color: var(--page); font-size: 0.85rem; line-height: 1.4; pointer-events: none; }
.selected-line { max-width: none; margin: 1rem 0; padding: 0.55rem 0.9rem; border-left: 3px solid var(--ring); background: var(--surface); font-variant-numeric: tabular-nums; }

.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.86rem; font-variant-numeric: tabular-nums; }
caption { width: min(100%, 86vw); padding: 0 0 0.5rem; text-align: left; color: var(--muted); }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; }
thead th { border-bottom-color: var(--muted); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
#front-table td { white-space: nowrap; }
#front-table th, #front-table td { padding-left: 0.4rem; padding-right: 0.4rem; }
#front-table thead th { white-space: normal; }
#front-table tbody th { position: sticky; left: 0; background: var(--page); }
.sortable button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
.sortable button:hover { color: var(--accent); }
.sortable th[aria-sort="ascending"] button::after { content: " ↑"; }
.sortable th[aria-sort="descending"] button::after { content: " ↓"; }
tbody tr:hover { background: var(--surface); }
tr.selected, tr.selected:hover { background: color-mix(in srgb, var(--ring) 12%, transparent); }

.picker:empty, .selected-line:empty { display: none; }
select, .picker button, .ranges button { max-width: 100%; padding: 0.35rem 0.6rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--surface); color: var(--ink); font: inherit; font-size: 0.9rem; }
.design { margin: 0 0 0.6rem; padding: 0.8rem 1.1rem; border: 1px solid var(--line); border-radius: 0.6rem; scroll-margin-top: 1rem; }
summary { cursor: pointer; }
.design > summary { font-variant-numeric: tabular-nums; }
.design > summary > span:not(.mark):not(.reason) { margin: 0 0.5rem; color: var(--muted); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem 2.5rem; margin: 1.1rem 0; font-size: 0.9rem; }
.breakdown { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem 2.5rem; margin: 1.5rem 0; align-items: start; }
.breakdown td, .breakdown th { padding: 0.15rem 0.4rem 0.15rem 0; border: 0; font-weight: 400; }
.breakdown caption { color: var(--ink); font-weight: 600; font-size: 0.95rem; }
.breakdown .bar { height: 1.2rem; margin-top: 0.4rem; }
.key { display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.55em; border-radius: 2px; }
.bar { display: block; width: 100%; height: 0.8rem; }
.small { display: block; width: 100px; height: 0.8rem; }
.layers td:nth-child(n+3):nth-child(-n+8), .layers th:nth-child(n+3):nth-child(-n+8) { text-align: right; white-space: nowrap; }
.layers td, .layers th { padding-left: 0.45rem; padding-right: 0.45rem; }
.layers td:last-child { min-width: 20rem; }
.layers th small { display: block; max-width: 16rem; }
.layers details { font-size: 0.95em; color: var(--muted); }
pre { tab-size: 2; margin: 0.4rem 0; padding: 0.6rem 0.8rem; overflow-x: auto; background: var(--surface); color: var(--ink); font-size: 0.8rem; line-height: 1.45; }
.run { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 3rem; font-size: 0.9rem; }

.mac, .compute { --part: var(--blue); }
.m0, .stall { --part: var(--vermilion); }
.m1, .fill { --part: var(--orange); }
.m2 { --part: var(--green); }
.m3 { --part: var(--sky); }
.m4, .drain { --part: var(--purple); }
.network { --part: var(--grey); }
.clock { --part: var(--ink); }
.leakage { --part: var(--dark-grey); }
.bar path, .small path { stroke: var(--part); stroke-width: 2; }
.small path { stroke-width: 30; }
.key { background: var(--part); }

.genes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.25rem 2.25rem; align-items: start; }
.gene caption { color: var(--ink); font-weight: 600; }
.gene td:nth-child(2) { width: 55%; }
.strip { display: block; width: 100%; height: 1.1rem; background: var(--surface); }
.strip path { fill: var(--accent); }

.g0 { --part: var(--blue); }
.g1 { --part: var(--vermilion); }
.g2 { --part: var(--green); }
.g3 { --part: var(--purple); }
.g4 { --part: var(--orange); }
.g5 { --part: var(--grey); }
.median { fill: none; stroke: var(--part); stroke-width: 2; }
.g1 .median { stroke-dasharray: 6 3; }
.g2 .median { stroke-dasharray: 2 2; }
.g3 .median { stroke-dasharray: 8 2 2 2; }
.band { fill: var(--part); opacity: 0.18; }
.band-end { fill: var(--part); }
.legend .stroke { width: 2em; height: 0.85em; }

@media screen { .js .design:not(.selected) { display: none; } }
@media (max-width: 40rem) {
  .layers td:last-child { min-width: 15rem; }
  th, td { padding: 0.3rem 0.4rem; }
  .plot text, .plot .label { font-size: 14px; }
  .plot .tag { font-size: 12.5px; }
  .design { padding: 0.7rem 0.8rem; }
}
@media print {
  :root { --page: #fff; --surface: #fff; --ink: #000; --muted: #444; --line: #bbb; --grid: #e5e5e5; --accent: #000; }
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  .facts { grid-template-columns: repeat(4, 1fr); gap: 1rem 1.5rem; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; }
  figure, tr, .cards li { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .plots { grid-template-columns: 1fr 1fr; }
  .roofline { max-width: 11cm; }
  .picker, .ranges, .selected-line, .tip { display: none; }
  .point.selected circle, .point.selected path { stroke: var(--page); stroke-width: 2; }
  .cards a.selected { border-color: var(--line); box-shadow: none; }
  tr.selected { background: none; }
  #front-table td { white-space: normal; }
  th, td, .layers th, .layers td { padding: 0.2rem 0.3rem; }
  .layers td:last-child { min-width: 12rem; }
  .key, .scale i, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
