/** Templates of several face networks side by side, so that a server can change from one to another and back. */
import type { SampleId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { ChangeCursor } from './feed.ts';
import type { Json } from './records.ts';

/** As templates name it. */
export interface NetworkName {
  readonly algorithm: string;
  readonly algorithmVersion: string;
}

/** How many stored faces have a template of the network, and why others have none. */
export interface NetworkProgress {
  readonly faces: number;
  readonly templates: number;
  /** Their images are there and have not been looked at yet. */
  readonly waiting: number;
  /** The network made nothing of their images. */
  readonly refused: number;
  /** No image is kept of them: they stay without a template. */
  readonly withoutImage: number;
}

export interface KeptNetwork extends NetworkName {
  /** The one that searches. */
  readonly active: boolean;
  readonly progress: NetworkProgress;
}

/** A stored face of which the network has yet to make a template. */
export interface WaitingFace {
  readonly sampleId: SampleId;
  readonly image: Uint8Array;
  readonly mediaType?: string;
  readonly detail: Json;
}

/** By rising sample id: those after `after`, from the first one when it is absent. */
export interface WaitingPage {
  readonly limit: number;
  readonly after?: SampleId;
}

/** The bytes of a template, or the code of the reason that there is none. */
export type FilledFace = { readonly sampleId: SampleId } & (
  { readonly template: Uint8Array } | { readonly refused: string }
);

export interface FaceNetworks {
  /** Those whose templates are kept, the active one first. Writes no event. */
  names(): Promise<readonly (NetworkName & { readonly active: boolean })[]>;
  /** The same with how far each is; empty while only the built-in network was ever used. Writes no event. */
  list(): Promise<readonly KeptNetwork[]>;
  /**
   * From now on every stored face gets a template of `network` too; `current` is the one that searches, noted by its first
   * companion. Asked for again: nothing more. Writes the event `face-network.keep`.
   */
  keep(use: DataUse, network: NetworkName, current: NetworkName): Promise<void>;
  /**
   * Forgets a network and removes its templates. Writes the event `face-network.drop`.
   * Errors: FACE_NETWORK_UNKNOWN, FACE_NETWORK_SEARCHES.
   */
  drop(use: DataUse, network: NetworkName): Promise<void>;
  /**
   * The images of some faces that wait, on the basis on which the network is kept; empty when none waits. Writes the event
   * `face-network.fill` with their number. Errors: FACE_NETWORK_UNKNOWN.
   */
  waiting(network: NetworkName, page: WaitingPage): Promise<readonly WaitingFace[]>;
  /** Keeps what was made of them; a face that has been deleted meanwhile is passed over. */
  fill(network: NetworkName, faces: readonly FilledFace[]): Promise<void>;
  /**
   * Lets the templates of `network` search in place of the active one's, which stay for the way back. What has no template of
   * it is found no more. `cursor`: a feed of the network that stands there shows all of it. Writes the event
   * `face-network.switch`. Errors: FACE_NETWORK_UNKNOWN, FACE_NETWORK_INCOMPLETE.
   */
  switchTo(use: DataUse, network: NetworkName): Promise<ChangeCursor>;
}
