/** An explanation as one HTML file that needs nothing else: pictures as data URLs, drawings as SVG over them. */
import type { Explanation } from '@ipse/fingerprint';
import type { Chapter, Picture } from '@ipse/fingerprint';
import { encodePng } from '@ipse/formats';
import { escape, page, tableOf } from './markup.ts';
import { shapesOf } from './svg.ts';

/** `names` are what the caller called the two prints. */
export async function explanationPage(
  { outcome, summary, chapters }: Explanation,
  names: readonly [probe: string, reference: string],
): Promise<string> {
  const title = `${names[0]} against ${names[1]}`;
  const sections = await Promise.all(chapters.map(sectionOf));
  const score =
    outcome === undefined
      ? ''
      : `<p class="score"><b>${outcome.evidence.log10LR.toFixed(2)}</b> log10 of the likelihood ratio</p>`;
  return page(
    title,
    `<header><h1>${escape(title)}</h1>${score}${summary.map((sentence) => `<p class="lead">${escape(sentence)}</p>`).join('')}</header>
<nav aria-label="Steps"><ol>${chapters.map((chapter, i) => `<li><a href="#step-${i + 1}">${escape(chapter.title)}</a></li>`).join('')}</ol></nav>
<main>
${sections.map((section, i) => `<section id="step-${i + 1}">${section}</section>`).join('\n')}
</main>
<footer>${legend}</footer>`,
  );
}

const legend =
  'Minutiae: <span class="key wave"></span>ridge wave <span class="key skeleton"></span>skeleton <span class="key both"></span>both extractors, <span class="key core"></span>core <span class="key delta"></span>delta. Pairs: <span class="key pair"></span>paired <span class="key lone"></span>without a partner.';

async function sectionOf({ title, text, panels }: Chapter): Promise<string> {
  const parts = await Promise.all(panels.map((panel) => (panel.kind === 'table' ? tableOf(panel) : figureOf(panel))));
  return `<h2>${escape(title)}</h2><p class="lead">${escape(text)}</p><div class="panels">${parts.join('')}</div>`;
}

async function figureOf({ caption, image, width, height, shapes }: Picture): Promise<string> {
  const png = Buffer.from(await encodePng(image)).toString('base64');
  return `<figure style="--width: ${width}"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(caption)}"><image href="data:image/png;base64,${png}" width="${width}" height="${height}" preserveAspectRatio="none"/>${shapesOf(shapes)}</svg><figcaption>${escape(caption)}</figcaption></figure>`;
}
