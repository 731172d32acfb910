/** Challenges that are open and answers that were judged: in memory, single use, bounded in number and time; a restart ends them. */
import { randomInt } from 'node:crypto';
import type { ClockMs } from '@ipse/core';
import { challengeDurationMs, createChallenge } from '@ipse/face';
import type { Challenge, ChallengeKind, ChallengeOptions } from '@ipse/face';
import type { LivenessHint } from '@ipse/protocol';
import { newToken } from '../auth/secrets.ts';
import { fail } from '../errors.ts';

/** For sending the frames, after the last step. */
const graceMs = 30_000;
/** For the rest of the form, after the answer. */
const answerLifetimeMs = 30 * 60_000;
/** Of these at least one is asked for: a picture in the light of the screen does all the rest. */
const movements: readonly ChallengeKind[] = ['turn', 'blink'];
/** The oldest goes first. */
const heldMax = 1000;

export interface OpenChallenge {
  readonly challenge: Challenge;
  readonly beganAtMs: number;
}

export interface JudgedAnswer {
  readonly hint: Required<LivenessHint>;
  /** Of the face that answered; undefined where no frame was good enough for one. */
  readonly template: Uint8Array | undefined;
}

interface Named {
  readonly id: string;
  readonly expiresAtMs: number;
}

/** `owner` is the caller's key: what one asked for, nobody else uses. */
export interface LivenessDesk {
  /** Errors: LIVENESS_MOVEMENT_MISSING. */
  begin(owner: string, options: ChallengeOptions): Named & OpenChallenge;
  /** Ends it, however it is answered. Errors: LIVENESS_CHALLENGE_UNKNOWN, LIVENESS_CHALLENGE_STALE, LIVENESS_ANSWER_EARLY. */
  end(owner: string, id: string): OpenChallenge;
  keep(owner: string, answer: JudgedAnswer): Named;
  /** Errors: LIVENESS_ANSWER_UNKNOWN. */
  find(owner: string, id: string): JudgedAnswer;
  /** Uses answers up; what comes back undoes it. Errors: LIVENESS_ANSWER_UNKNOWN. */
  spend(owner: string, ids: readonly string[]): () => void;
}

export function createLivenessDesk(now: ClockMs): LivenessDesk {
  const challenges = new Map<string, Held<OpenChallenge>>();
  const answers = new Map<string, Held<JudgedAnswer>>();
  const find = (owner: string, id: string): Held<JudgedAnswer> => {
    const held = answers.get(id);
    if (held?.owner !== owner || held.expiresAtMs <= now()) throw fail('LIVENESS_ANSWER_UNKNOWN');
    return held;
  };
  return {
    begin(owner, options) {
      if (movements.every((kind) => options.without?.includes(kind))) throw fail('LIVENESS_MOVEMENT_MISSING');
      const challenge = createChallenge(chance, options);
      const beganAtMs = now();
      const open = { challenge, beganAtMs };
      const expiresAtMs = beganAtMs + challengeDurationMs(challenge) + graceMs;
      return { ...open, ...hold(challenges, { owner, content: open, expiresAtMs }) };
    },
    end(owner, id) {
      const held = challenges.get(id);
      if (held?.owner !== owner) throw fail('LIVENESS_CHALLENGE_UNKNOWN');
      challenges.delete(id);
      const { challenge, beganAtMs } = held.content;
      if (held.expiresAtMs <= now()) throw fail('LIVENESS_CHALLENGE_STALE');
      if (now() - beganAtMs < challengeDurationMs(challenge)) throw fail('LIVENESS_ANSWER_EARLY');
      return held.content;
    },
    keep: (owner, answer) => hold(answers, { owner, content: answer, expiresAtMs: now() + answerLifetimeMs }),
    find: (owner, id) => find(owner, id).content,
    spend(owner, ids) {
      const spent = ids.map((id) => [id, find(owner, id)] as const);
      for (const [id] of spent) answers.delete(id);
      return () => spent.forEach(([id, held]) => answers.set(id, held));
    },
  };
}

interface Held<Content> {
  readonly owner: string;
  readonly content: Content;
  readonly expiresAtMs: number;
}

function hold<Content>(all: Map<string, Held<Content>>, held: Held<Content>): Named {
  const id = newToken();
  all.set(id, held);
  const [oldest] = all.keys();
  if (all.size > heldMax && oldest !== undefined) all.delete(oldest);
  return { id, expiresAtMs: held.expiresAtMs };
}

const steps = 2 ** 32;
/** Nobody outside may know what comes next: from the system's own source. */
const chance = (): number => randomInt(steps) / steps;
