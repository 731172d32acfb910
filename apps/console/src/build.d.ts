/** What `vite.config.ts` puts in its place: addresses of networks. */
interface ImportMetaEnv {
  readonly FACE_DETECTOR: string;
  readonly FACE_MESH: string;
}
