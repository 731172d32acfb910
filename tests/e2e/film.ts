/** A second of film, recorded by the browser itself. */
import type { Page } from 'playwright-core';
import type { FilePayload } from './pictures.ts';

/** Runs in the page; a text, because tests are compiled without a browser's types. Answers WebM in base64. */
const filmOf = `async (png) => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * picture.width, picture.height];
  const context = canvas.getContext('2d');
  context.fillStyle = 'gray';
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let n = 0; n < 20; n++) {
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, (n < 6 ? 0 : picture.width) + (n % 2), 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  recorder.stop();
  await ended;
  const film = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(film.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}`;

/** Of one picture that moves a little, and before half of the film jumps to the other half of the view. */
export async function filmFile(page: Page, picture: FilePayload): Promise<FilePayload> {
  const film = await page.evaluate(`(${filmOf})(${JSON.stringify(picture.buffer.toString('base64'))})`);
  return { name: 'film.webm', mimeType: 'video/webm', buffer: Buffer.from(String(film), 'base64') };
}
