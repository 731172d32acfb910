/** Challenges to the person before a camera. */
import type { ChallengeStep } from '@ipse/protocol';
import { keyOf } from '../auth/caller.ts';
import { judgeAnswer } from '../liveness/judge-answer.ts';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';

/** A blink is shut for two of these at least. */
const framesPerSecond = 10;

export function livenessHandlers(services: Services): Pick<OwnHandlers, 'beginChallenge' | 'answerChallenge'> {
  const { liveness, store } = services;
  return {
    beginChallenge: async ({ body, caller }) => {
      const { id, challenge, expiresAtMs } = liveness.begin(keyOf(caller), body);
      const steps = challenge.steps.map(({ action, fromMs, untilMs }): ChallengeStep => ({
        ...action,
        fromMs,
        untilMs,
      }));
      return { status: 200, body: { challengeId: id, steps, framesPerSecond, expiresAt: dateOf(expiresAtMs) } };
    },

    answerChallenge: async ({ params, body, caller, use }) => {
      const { challenge } = liveness.end(keyOf(caller), params.challengeId);
      const { hint, template, framesWithFace } = await judgeAnswer(services, challenge, body.frames);
      const count = hint.decision === 'bona-fide' ? 1 : 0;
      await store.events.append(use, { action: 'liveness.answer', objects: [], count });
      const { id, expiresAtMs } = liveness.keep(keyOf(caller), { hint, template });
      const { decision, reasons, asked, detector } = hint;
      const named = { answerId: id, expiresAt: dateOf(expiresAtMs), framesWithFace };
      return { status: 200, body: { ...named, decision, reasons: [...reasons], asked: [...asked], detector } };
    },
  };
}

const dateOf = (momentMs: number): string => new Date(momentMs).toISOString();
