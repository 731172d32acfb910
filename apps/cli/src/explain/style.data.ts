/** The page's style sheet: no script, no font and no picture from anywhere else. Drawings lie on pictures that stay light. */
export const style = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b2430; --soft: #566272; --line: #dfe4ea; --card: #f6f8fa; --accent: #1f5fbf; }
@media (prefers-color-scheme: dark) { :root { --page: #11161d; --ink: #e6ebf1; --soft: #9aa7b6; --line: #2a333f; --card: #182029; --accent: #7db0ff; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; } @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 74rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
p.lead { color: var(--soft); margin: 0 0 .5rem; max-width: 60rem; overflow-wrap: anywhere; } section { min-width: 0; }
p.score { margin: 0 0 .5rem; color: var(--soft); } p.score b { font-size: 2rem; color: var(--ink); font-variant-numeric: tabular-nums; margin-right: .35rem; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .75rem 0; margin: .5rem 0 1.5rem; border-block: 1px solid var(--line); counter-reset: step; }
nav li { counter-increment: step; } nav li::before { content: counter(step) ' '; color: var(--soft); font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: .15em; }
main { display: grid; gap: 2.25rem; }
.panels { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; margin-top: .75rem; }
figure { margin: 0; flex: 0 1 calc(var(--width) * 1.25px); min-width: min(100%, 14rem); }
figure svg { display: block; width: 100%; height: auto; background: #fff; border: 1px solid var(--line); border-radius: .375rem; }
figcaption, caption { color: var(--soft); font-size: .9rem; text-align: left; padding: .35rem 0; }
.table { flex: 1 1 20rem; overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; font-weight: 400; vertical-align: top; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-size: .9rem; border-top: 0; } td { font-weight: 600; }
svg path, svg circle, svg rect { fill: none; stroke-width: 1.4; }
.flow { stroke: #0b57d0; stroke-width: 1.6; } .outline { stroke: #b3261e; stroke-width: 1.2; }
.wave { stroke: #0b57d0; } .skeleton { stroke: #8a4b00; } .both { stroke: #5b21b6; } .core { stroke: #b3261e; stroke-width: 2.4; } .delta { stroke: #b3261e; stroke-width: 2.4; }
.pair { stroke: #00695c; stroke-width: 1.8; } .lone { stroke: #6b7280; } .support { stroke: #0b57d0; stroke-width: 1.3; }
svg text.pair { font: 600 11px system-ui, sans-serif; fill: #004d43; stroke: #fff; stroke-width: 2.5; paint-order: stroke; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
.key { display: inline-block; width: .8rem; height: .8rem; border-radius: 50%; margin: 0 .3rem 0 .6rem; vertical-align: -.08rem; background: #fff; border: 3px solid; }
.key.wave { border-color: #0b57d0; } .key.skeleton { border-color: #8a4b00; } .key.both { border-color: #5b21b6; } .key.core, .key.delta { border-color: #b3261e; } .key.delta { border-radius: 0; } .key.pair { border-color: #00695c; } .key.lone { border-color: #6b7280; }
@media print { nav { display: none; } section { break-inside: avoid; } }
`;
