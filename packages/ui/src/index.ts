/** What the web applications are made of: tokens, controls, feedback, words and scales of evidence, the comparison viewer. */
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

export * from './controls/button.tsx';
export * from './controls/choices.tsx';
export * from './controls/file-drop.tsx';
export * from './controls/select.tsx';
export * from './controls/switch.tsx';
export * from './controls/text-field.tsx';
export { Electropherogram } from './dna/electropherogram.tsx';
export { comparedLoci } from './dna/locus-state.ts';
export { LocusTable } from './dna/locus-table.tsx';
export { LRBars } from './dna/lr-bars.tsx';
export { PedigreeDrawing } from './dna/pedigree-drawing.tsx';
export type { PedigreeMember } from './dna/pedigree-layout.ts';
export * from './evidence/evidence-scale.tsx';
export * from './evidence/words.ts';
export * from './feedback/banner.tsx';
export * from './feedback/empty-state.tsx';
export * from './feedback/error-note.tsx';
export * from './feedback/progress.tsx';
export * from './feedback/quality-gauge.tsx';
export * from './icons.tsx';
export * from './layout/data-table.tsx';
export * from './layout/dialog.tsx';
export * from './theme.ts';
export * from './viewer/comparison-viewer.tsx';
