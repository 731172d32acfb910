/** What a camera shows is judged in the browser, by networks that the owner's server hands out; loaded when first asked for. */
import type { FaceGuide } from '@ipse/face/browser';

let opened: Promise<FaceGuide> | undefined;

/** Errors: whatever keeps a browser from it, for example a proxy that forbids WebAssembly; the next call tries again. */
export function openGuide(): Promise<FaceGuide> {
  return (opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
}

async function open(): Promise<FaceGuide> {
  const [{ openFaceGuide }, runtime, detector, mesh] = await Promise.all([
    import('@ipse/face/browser'),
    import('onnxruntime-web/wasm'),
    bytesAt(import.meta.env.FACE_DETECTOR),
    bytesAt(import.meta.env.FACE_MESH),
  ]);
  // More threads would need a page that is isolated from other sites.
  runtime.env.wasm.numThreads = 1;
  return openFaceGuide({ detector, mesh }, runtime);
}

async function bytesAt(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
