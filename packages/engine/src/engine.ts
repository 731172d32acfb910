import type { Engine, EngineOptions } from './types.ts';

/**
 * Starts the worker threads and begins to load them. Errors: ENGINE_* of `engineErrors`, and TEMPLATE_* of a modality
 * for a probe that cannot be read.
 */
export declare function createEngine<Cursor>(options: EngineOptions<Cursor>): Engine<Cursor>;
