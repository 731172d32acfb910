/** The report's style sheet: no script, no font and no picture from anywhere else. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b2430; --soft: #5a6675; --line: #dfe4ea; --mated: #1f5fbf; --non-mated: #b4530a; --card: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --page: #11161d; --ink: #e6ebf1; --soft: #9aa7b6; --line: #2a333f; --mated: #7db0ff; --non-mated: #f0a35e; --card: #182029; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 86rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
p.lead, figcaption, footer { color: var(--soft); }
main { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); margin-top: 1.5rem; align-items: start; }
section, figure { margin: 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem 0; text-align: left; font-weight: 400; vertical-align: top; border-top: 1px solid var(--line); } tr:first-child > * { border-top: 0; }
td { text-align: right; font-weight: 600; padding-left: 1rem; }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; } svg .axis { fill: var(--ink); font-size: 13px; } svg .note { fill: var(--ink); font-size: 13px; font-weight: 600; }
.grid { stroke: var(--line); } .equal { stroke: var(--soft); stroke-dasharray: 4 4; }
.curve { fill: none; stroke: var(--mated); stroke-width: 2.5; } .eer { fill: var(--mated); }
.mated { fill: color-mix(in srgb, var(--mated) 35%, transparent); stroke: var(--mated); stroke-width: 1.5; } .non-mated { fill: color-mix(in srgb, var(--non-mated) 30%, transparent); stroke: var(--non-mated); stroke-width: 1.5; stroke-dasharray: 5 3; }
.key { display: inline-block; width: 1.6rem; height: .7rem; margin: 0 .4rem 0 0; border: 2px solid var(--mated); background: color-mix(in srgb, var(--mated) 35%, transparent); } .key + .key, .key.other { border: 2px dashed var(--non-mated); background: color-mix(in srgb, var(--non-mated) 30%, transparent); margin-left: 1rem; }
footer { margin-top: 1.5rem; font-size: .9rem; }
`;
