/** Shapes as SVG. Lines of one look share a path: a print has hundreds. */
import type { Shape } from '@ipse/fingerprint';

export function shapesOf(shapes: readonly Shape[]): string {
  const lines = new Map<string, string[]>();
  const others: string[] = [];
  for (const shape of shapes) {
    if (shape.kind === 'line') {
      const look = `class="${shape.tone}"${shape.strength === undefined ? '' : ` opacity="${round(shape.strength)}"`}`;
      const path = `M${round(shape.x1)} ${round(shape.y1)}L${round(shape.x2)} ${round(shape.y2)}`;
      lines.set(look, [...(lines.get(look) ?? []), path]);
    } else others.push(closedShape(shape));
  }
  const paths = [...lines].map(([look, parts]) => `<path ${look} d="${parts.join('')}"/>`);
  return [...paths, ...others].join('');
}

function closedShape(shape: Exclude<Shape, { kind: 'line' }>): string {
  const [x, y] = [round(shape.x), round(shape.y)];
  if (shape.kind === 'label') return `<text class="${shape.tone}" x="${x}" y="${y}">${shape.text}</text>`;
  const r = shape.radius;
  if (shape.kind === 'circle') return `<circle class="${shape.tone}" cx="${x}" cy="${y}" r="${r}"/>`;
  const half = round(0.89 * r);
  if (shape.kind === 'square')
    return `<rect class="${shape.tone}" x="${round(x - half)}" y="${round(y - half)}" width="${2 * half}" height="${2 * half}"/>`;
  return `<path class="${shape.tone}" d="M${x} ${round(y - r)}L${round(x + half)} ${round(y + r / 2)}L${round(x - half)} ${round(y + r / 2)}Z"/>`;
}

const round = (value: number) => Number(value.toFixed(1));
