/** The style sheet of reports; drawings stay light, so that they print as they look. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b2430; --soft: #566272; --line: #dfe4ea; }
@media (prefers-color-scheme: dark) { :root { --page: #11161d; --ink: #e6ebf1; --soft: #9aa7b6; --line: #2a333f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 60rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
p { color: var(--soft); margin: 0 0 .5rem; overflow-wrap: anywhere; }
header { margin-bottom: 2rem; } main { display: grid; gap: 2.25rem; } section { min-width: 0; }
.table { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { color: var(--soft); font-size: .9rem; text-align: left; padding: .35rem 0; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; font-weight: 400; vertical-align: top; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-size: .9rem; border-top: 0; } td { font-weight: 600; }
.bars { display: block; width: 100%; max-width: 34rem; height: auto; background: #fff; border: 1px solid var(--line); border-radius: .375rem; } .bars rect { fill: #0b57d0; } .bars rect.against { fill: #b3261e; } .bars line { stroke: #6b7280; stroke-width: 1.4; } .bars text { font: 12px system-ui, sans-serif; fill: #1b2430; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
@media print { section { break-inside: avoid; } tr { break-inside: avoid; } }
`;
