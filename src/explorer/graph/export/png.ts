/** The SVG as PNG, twice as fine as the screen's CSS pixels. */
import type { Seen } from './svg.ts';

export const PNG_SCALE = 2;

export async function pngOf({ text, width, height }: Seen): Promise<Blob> {
  const image = new Image(width, height);
  // The policy allows images of the scheme "data", not "blob".
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * PNG_SCALE, height * PNG_SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
  });
}
