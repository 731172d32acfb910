/** The sign of the house, drawn large: ridges that flow around a core. It says nothing, so it is hidden from names. */

const count = 36;
const spacing = 13;

/** One ridge: an arch over the core that leans aside as it runs down. */
function ridge(i: number): string {
  const r = 8 + i * spacing;
  const lean = 14 + i * 1.5;
  return `M${-r} 0C${-r} ${-1.32 * r} ${r} ${-1.32 * r} ${r} 0C${r} ${0.9 * r} ${r - lean} ${140 + r} ${r - 2 * lean} ${420 + r}M${-r} 0C${-r} ${0.7 * r} ${-r - lean} ${90 + r} ${-r - 2 * lean} ${420 + r}`;
}

/** A field of ridges that fills its box. */
export function Ridges() {
  return (
    <svg className="ridges" viewBox="-300 -420 600 800" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <path key={i} d={ridge(i)} />
      ))}
    </svg>
  );
}
