/** Exit codes of `ipse`; docs/reference/cli.md lists them. */
export const exitCodes = {
  done: 0,
  /** A fault of Ipse itself. */
  failed: 1,
  /** Wrong flags or arguments. */
  usage: 2,
  /** A file, manifest or image that cannot be used. */
  input: 3,
  /** No server answers, or this command line is not registered with it. */
  unreachable: 4,
  /** The server refused: no permission, or a request that it does not accept. */
  refused: 5,
  /** The search has no candidate, the verification is below its threshold, or the person is unknown. */
  nothing: 6,
  /** An import ended with files that were refused. */
  partial: 7,
  /** `ipse doctor` found something broken. */
  unhealthy: 8,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
