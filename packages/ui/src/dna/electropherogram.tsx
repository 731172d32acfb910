import './dna.css';

interface Peak {
  readonly allele: string;
  readonly height: number;
}

interface ElectropherogramProps {
  peaks: Readonly<Record<string, readonly Peak[]>>;
  label: string;
}

const [widthPx, heightPx, topPx, basePx] = [150, 110, 16, 92];

/** Peaks of each marker, all on one scale of heights; what is off the ladder is drawn hollow. */
export function Electropherogram({ peaks, label }: ElectropherogramProps) {
  const highest = Math.max(1, ...Object.values(peaks).flatMap((ofMarker) => ofMarker.map(({ height }) => height)));
  return (
    <section className="egram" aria-label={label}>
      {Object.entries(peaks).map(([marker, ofMarker]) => (
        <figure key={marker}>
          <figcaption className="small">{marker}</figcaption>
          <svg
            viewBox={`0 0 ${widthPx} ${heightPx}`}
            role="img"
            aria-label={`${marker}: ${ofMarker.map(({ allele, height }) => `${allele} at ${height} RFU`).join(', ')}`}
          >
            <line className="egram-base" x1={0} x2={widthPx} y1={basePx} y2={basePx} />
            {ofMarker.map(({ allele, height }, i) => {
              const x = ((i + 0.5) * widthPx) / ofMarker.length;
              const y = basePx - ((basePx - topPx) * height) / highest;
              return (
                <g key={`${i} ${allele}`}>
                  <path
                    className={/^\d+(\.\d)?$|^[XY]$/.test(allele) ? 'egram-peak' : 'egram-peak egram-off'}
                    d={`M${x - 8} ${basePx}L${x} ${y}L${x + 8} ${basePx}Z`}
                  />
                  <text className="egram-height" x={x} y={y - 3} textAnchor="middle">
                    {Math.round(height)}
                  </text>
                  <text className="egram-allele" x={x} y={heightPx - 4} textAnchor="middle">
                    {allele}
                  </text>
                </g>
              );
            })}
          </svg>
        </figure>
      ))}
    </section>
  );
}
