import { layPedigree } from './pedigree-layout.ts';
import type { PedigreeMember, PlacedMember } from './pedigree-layout.ts';
import './dna.css';

/** Squares are men, circles women, diamonds either; who has a profile is filled. */
export function PedigreeDrawing({ members, label }: { members: readonly PedigreeMember[]; label: string }) {
  const { members: placed, lines, width, height } = layPedigree(members);
  return (
    <svg className="pedigree" viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={label}>
      {lines.map(([x1, y1, x2, y2], i) => (
        <line key={`${i} ${x1} ${y1}`} className="pedigree-line" x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {placed.map((member) => (
        <g key={member.id}>
          <Symbol member={member} />
          {member.isTyped && (
            <text className="pedigree-name" x={member.x} y={member.y + 32} textAnchor="middle">
              {member.id}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Symbol({ member: { x, y, sex, isTyped } }: { member: PlacedMember }) {
  const className = isTyped ? 'pedigree-member pedigree-typed' : 'pedigree-member';
  if (sex === 'female') return <circle className={className} cx={x} cy={y} r={14} />;
  if (sex === 'male') return <rect className={className} x={x - 13} y={y - 13} width={26} height={26} />;
  return <path className={className} d={`M${x} ${y - 17}L${x + 17} ${y}L${x} ${y + 17}L${x - 17} ${y}Z`} />;
}
