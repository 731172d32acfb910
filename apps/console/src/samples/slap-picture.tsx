import type { SlapSegmentation } from '@ipse/protocol';
import { shortPositionLabel } from './sample-draft.ts';
import type { PlacedFinger } from './slap-draft.ts';

interface SlapPictureProps {
  segmentation: SlapSegmentation;
  fingers: readonly PlacedFinger[];
  label: string;
}

/** A slap with the rectangle and the name of each finger. */
export function SlapPicture({ segmentation: { width, height, preview }, fingers, label }: SlapPictureProps) {
  const size = Math.max(width, height) / 28;
  return (
    <svg className="sample-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <image href={`data:image/png;base64,${preview}`} width={width} height={height} preserveAspectRatio="none" />
      {fingers.map(({ position, box }) => {
        const degrees = (-box.rotationRad * 180) / Math.PI;
        return (
          <g key={position} transform={`translate(${box.centreX} ${box.centreY}) rotate(${degrees})`}>
            <rect
              className="slap-box"
              x={-box.width / 2}
              y={-box.height / 2}
              width={box.width}
              height={box.height}
              rx={size / 4}
            />
            <text className="slap-name" y={-box.height / 2 - size / 3} fontSize={size} textAnchor="middle">
              {shortPositionLabel(position)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
