import { createHash } from 'node:crypto';
import { readGuideNetworks } from '@ipse/face';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Built into `dist`, which the server serves at `/`. Nothing is inlined: the content security policy allows no `data:` fonts. */
export default defineConfig(async () => {
  const { detector, mesh } = await readGuideNetworks();
  const [detectorFile, meshFile] = [fileOf('face-detector', detector), fileOf('face-mesh', mesh)];
  return {
    plugins: [react(), emits({ [detectorFile]: detector, [meshFile]: mesh })],
    define: {
      'import.meta.env.FACE_DETECTOR': JSON.stringify(`/${detectorFile}`),
      'import.meta.env.FACE_MESH': JSON.stringify(`/${meshFile}`),
    },
    build: {
      outDir: 'dist',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 1000,
    },
  };
});

/** Named by its content, as Vite names assets: browsers keep it. */
function fileOf(name: string, bytes: Uint8Array): string {
  return `assets/${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.onnx`;
}

function emits(files: Readonly<Record<string, Uint8Array>>): Plugin {
  return {
    name: 'ipse-networks',
    generateBundle() {
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
