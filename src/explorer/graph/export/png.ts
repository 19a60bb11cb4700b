/** What is seen of the graph as PNG, twice as fine as the screen's CSS pixels. */
import { type Inks, paint } from '../canvas/paint.ts';
import type { Sheet } from '../canvas/sheet.ts';
import type { Size } from '../canvas/viewport.ts';

const SCALE = 2;

export function pngOf({ width, height }: Size, sheets: readonly Sheet[], inks: Inks): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(SCALE, SCALE);
    context.fillStyle = inks.paper;
    context.fillRect(0, 0, width, height);
    for (const sheet of sheets) paint(context, sheet, inks);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
  });
}
