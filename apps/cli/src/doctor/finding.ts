/** What one check of `ipse doctor` found. */
export interface Finding {
  readonly check: string;
  /** `warn`: works, but not as well as it could. */
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  readonly hint?: string;
}

export const ok = (check: string, detail: string): Finding => ({ check, status: 'ok', detail });
export const warn = (check: string, detail: string, hint: string): Finding => ({ check, status: 'warn', detail, hint });
export const bad = (check: string, detail: string, hint: string): Finding => ({ check, status: 'fail', detail, hint });
