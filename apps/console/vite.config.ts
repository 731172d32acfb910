import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built into `dist`, which the server serves at `/`. Nothing is inlined: the content security policy allows no `data:` fonts. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1000,
  },
});
