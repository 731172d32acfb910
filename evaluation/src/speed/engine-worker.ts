import { parentPort } from 'node:worker_threads';
import { serveShard } from '@ipse/engine';
import { fingerprint } from '@ipse/fingerprint';

serveShard(parentPort, [fingerprint]);
