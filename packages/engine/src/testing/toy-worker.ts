import { parentPort } from 'node:worker_threads';
import { serveShard } from '../shard/serve.ts';
import { toyModality } from './toy-modality.ts';

serveShard(parentPort, [toyModality('toy'), toyModality('other')]);
