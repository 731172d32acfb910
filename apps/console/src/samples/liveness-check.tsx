import type { ChallengeKind, ChallengeStep, LivenessVerdict } from '@ipse/protocol';
import { Banner, Button, ErrorNote, Progress, Switch } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { failureOf, isCancelled } from '../api/failure.ts';
import { answerChallenge, beginChallenge } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { isComplete } from '../statement/statement.ts';
import { hintWords, stepWords } from './challenge-words.ts';
import { runChallenge } from './run-challenge.ts';
import './liveness-check.css';

interface LivenessCheckProps {
  video: React.RefObject<HTMLVideoElement | null>;
  verdict: LivenessVerdict | null;
  onVerdict: (verdict: LivenessVerdict | null) => void;
  onRunning: (isRunning: boolean) => void;
}

interface Step {
  readonly step: ChallengeStep;
  readonly number: number;
  readonly count: number;
}

/** Leads the person before the camera through a challenge. Whoever cannot do a part of it is asked for something else. */
export function LivenessCheck({ video, verdict, onVerdict, onRunning }: LivenessCheckProps) {
  const { statement } = useWork();
  const [ways, setWays] = useState<Ways>({ without: [], slow: false });
  const [step, setStep] = useState<Step | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const check = useMutation({
    mutationFn: async () => {
      const { signal } = (running.current = new AbortController());
      onVerdict(null);
      const element = video.current;
      if (element === null) throw new DOMException('the camera is gone', 'AbortError');
      const challenge = await beginChallenge({ without: [...ways.without], slow: ways.slow }, signal);
      onRunning(true);
      const { steps } = challenge;
      const show = (index: number) => setStep({ step: steps[index], number: index + 1, count: steps.length });
      const frames = await runChallenge(element, challenge, show, signal).finally(() => {
        setStep(null);
        onRunning(false);
      });
      return answerChallenge(challenge.challengeId, { frames }, statement, signal);
    },
    onSuccess: onVerdict,
  });
  if (step !== null) return <ShownStep {...step} onStop={() => running.current?.abort()} />;
  return (
    <section className="liveness" aria-label="Liveness check">
      {verdict !== null && <Verdict verdict={verdict} />}
      {check.error !== null && !isCancelled(check.error) && <ErrorNote error={failureOf(check.error)} />}
      {check.isPending ? (
        <Progress label="Judging the answer" onCancel={() => running.current?.abort()} />
      ) : (
        <>
          <div>
            <Button isDisabled={!isComplete(statement)} onPress={() => check.mutate()}>
              {verdict === null ? 'Check that a person is here' : 'Check again'}
            </Button>
            {!isComplete(statement) && <p className="small soft">State why first: the check is recorded.</p>}
          </div>
          <OtherWays ways={ways} onChange={setWays} />
        </>
      )}
    </section>
  );
}

interface Ways {
  readonly without: readonly ChallengeKind[];
  readonly slow: boolean;
}

const cannot = [
  { kind: 'turn', words: 'Cannot turn the head' },
  { kind: 'blink', words: 'Cannot close the eyes' },
  { kind: 'light', words: 'No coloured light, which can trigger seizures' },
] as const;

const isMovement = (kind: ChallengeKind) => kind !== 'light';

/** One movement always stays, as the server demands: who can do neither is attended by the officer. */
function OtherWays({ ways: { without, slow }, onChange }: { ways: Ways; onChange: (ways: Ways) => void }) {
  return (
    <details className="liveness-ways">
      <summary>Something of it is not possible for this person</summary>
      <p className="small">
        The check asks for turns of the head, a blink, and shows three colours. Leave out what this person cannot do or
        should not see. For who can neither turn nor blink, take the picture and say beside it that you have them before
        you.
      </p>
      {cannot.map(({ kind, words }) => (
        <Switch
          key={kind}
          isSelected={without.includes(kind)}
          isDisabled={isMovement(kind) && without.some((each) => isMovement(each) && each !== kind)}
          onChange={(isOut) => {
            const others = without.filter((each) => each !== kind);
            onChange({ slow, without: isOut ? [...others, kind] : others });
          }}
        >
          {words}
        </Switch>
      ))}
      <Switch isSelected={slow} onChange={(isSlow) => onChange({ without, slow: isSlow })}>
        Twice the time for each step
      </Switch>
    </details>
  );
}

/** Over the whole screen, so that its colour lights the face. */
function ShownStep({ step, number, count, onStop }: Step & { onStop: () => void }) {
  return (
    <div className="challenge" data-colour={step.colour} data-kind={step.kind} data-side={step.side}>
      <div className="challenge-words">
        <p className="small soft">
          Step {number} of {count}
        </p>
        <p className="challenge-ask" role="status" aria-live="assertive">
          {stepWords(step)}
        </p>
        <Button onPress={onStop}>Stop</Button>
      </div>
    </div>
  );
}

function Verdict({ verdict }: { verdict: LivenessVerdict }) {
  const { title, isGood, reasons } = hintWords(verdict);
  return (
    <div role="status">
      <Banner tone={isGood ? 'info' : 'caution'} title={title}>
        {isGood && <p>Now take the picture of the same face. It is a hint, and no proof: a mask can blink.</p>}
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Banner>
    </div>
  );
}
