/** What the operations of the server work with; made once by `start`, or by a test. */
import type { ClockMs } from '@ipse/core';
import type { Engine } from '@ipse/engine';
import type { ChangeCursor, Store } from '@ipse/store';
import type { AccessTokens } from './auth/access-tokens.ts';
import type { Ceremonies } from './auth/ceremonies.ts';
import type { Limits } from './config.ts';
import type { DnaLane } from './dna/lane.ts';
import type { Weighing } from './dna/weighing.ts';
import type { LivenessDesk } from './liveness/desk.ts';
import type { Logger } from './log.ts';
import type { FaceNetworkControl } from './networks/face-networks.ts';
import type { Extraction } from './work/extraction.ts';
import type { Freshness } from './work/freshness.ts';

export interface Services {
  readonly log: Logger;
  readonly now: ClockMs;
  readonly limits: Limits;
  readonly store: Store;
  readonly engine: Engine<ChangeCursor>;
  readonly dna: DnaLane;
  readonly extraction: Extraction;
  readonly faceNetworks: FaceNetworkControl;
  readonly weighing: Weighing;
  /** Makes a search see what was acknowledged before it. */
  readonly freshness: Freshness;
  readonly accessTokens: AccessTokens;
  readonly ceremonies: Ceremonies;
  readonly liveness: LivenessDesk;
  /** Origins under which browsers may use the console; known once the server listens. */
  readonly origins: () => readonly string[];
  /** Tells the task loop that there is something to do. */
  readonly wakeTasks: () => void;
  /** True once the galleries are in memory. */
  readonly isReady: () => boolean;
  /** Pauses before each further try of a callback; after the last one the task stays in RESPONSE_ERROR. */
  readonly callbackPausesMs: readonly number[];
  /** Folder of the built console; absent serves none. */
  readonly consoleFolder: string | undefined;
}
