import type { Picture } from '@ipse/protocol';
import './samples.css';

/** A sample with the features that were found in it, as dots: how much there is to compare. */
export function SamplePicture({ picture, label }: { picture: Picture; label: string }) {
  const { width, height, preview, features } = picture;
  const radius = Math.max(width, height) / 110;
  return (
    <svg className="sample-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <image href={`data:image/png;base64,${preview}`} width={width} height={height} preserveAspectRatio="none" />
      {features.map(({ x, y }, i) => (
        <circle key={i} cx={x} cy={y} r={radius} className="sample-dot" />
      ))}
    </svg>
  );
}
