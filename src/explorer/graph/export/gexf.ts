/** The graph as GEXF 1.3, which Gephi and many other programs read: names, kinds, weights, places, sizes and colours. */
import { write } from 'graphology-gexf/browser';
import type { EdgeLook, NodeLook, Picture } from '../drawing/picture.ts';
import { cleanText } from './clean.ts';

/** "rgb(1, 2, 3)" as "#010203". */
const hexOf = (color: string): string =>
  `#${(color.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;

/** The y axis of Gephi points up, as that of the drawing does. */
const formatNode = (_id: string, { label, key, kind, articles, x, y, size, color }: NodeLook) => ({
  label: cleanText(label),
  attributes: { key: cleanText(key), kind, articles },
  viz: { x, y, size, color: hexOf(color) },
});

const formatEdge = (_key: string, { weight, size }: EdgeLook) => ({ weight, viz: { thickness: size } });

export const gexfOf = (picture: Picture): string =>
  write(picture as never, { version: '1.3', formatNode, formatEdge } as never);
