/** What has to be undone, in the reverse order of its making; once, and whatever fails does not keep the rest. */

export interface Teardown {
  add(step: () => Promise<unknown>): void;
  run(): Promise<void>;
}

export function createTeardown(): Teardown {
  const steps: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;
  const undo = async (): Promise<void> => {
    for (const step of steps.toReversed()) await step().catch(() => undefined);
  };
  return {
    add: (step) => void steps.push(step),
    run: () => (running ??= undo()),
  };
}
