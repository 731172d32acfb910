/** Accuracy and speed, reproducible by one command each (`ipse evaluate`). Every figure in the documents comes from here. */
export { calibrationProblems, fitCalibration } from './calibration/fit.ts';
export { tailRuleOf } from './calibration/tail.ts';
export type { CalibrationSource } from './calibration/fit.ts';
export { csvField, parseCsv } from './csv.ts';
export { evaluationErrors } from './errors.ts';
export { evaluate } from './evaluate.ts';
export type { Evaluation, EvaluationOptions, Progress } from './evaluate.ts';
export { fitModel } from './face/fit-model.ts';
export { modalityIds, modalityOfModel } from './modalities.ts';
export { htmlReport } from './report/html.ts';
export type { EvaluationResult } from './result.ts';
export type { Protocol } from './run/pairs.ts';
export { writeScores } from './scores-file.ts';
