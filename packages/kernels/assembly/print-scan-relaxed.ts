// `print-scan` with the relaxed instruction for looking up in tables: every lane's number is below 16.

export { base, prepare, scan } from './print-scan';
