/** What is used of a package that has no types of its own. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  export interface JpegDecoder {
    /** Room for a file, of exactly this length. */
    getEncodedBuffer(length: number): Uint8Array;
    /** Throws anything, and often a number, for whatever libjpeg-turbo is not content with. */
    decode(): void;
    /** The pixels, until the next call. */
    getDecodedBuffer(): Uint8Array;
    getFrameInfo(): { readonly width: number; readonly height: number; readonly componentCount: number };
  }

  export interface JpegCodec {
    readonly JPEGDecoder: new () => JpegDecoder;
  }

  /** Emscripten's way to open a module that is compiled already. */
  export interface OpenOptions {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  }

  export default function open(options: OpenOptions): Promise<JpegCodec>;
}
