/**
 * Makes annotated stories of kinds of news of which there is little annotated: from `model/stories/*.txt`, and by filling the blanks
 * of `model/patterns/*.txt`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { sentences } from '../../src/text/sentences.ts';
import { tokens } from '../../src/text/tokens.ts';
import type { Blanks } from './blanks.ts';
import { labelsOf } from './corpus.ts';
import type { Labelled } from './variants.ts';

/** A name as it stands, with blanks in it: "[ORG {town.t} Police]", or a blank alone: "{club.a}". */
const NAME = /\[(PER|ORG|LOC|MISC) ([^\]]+)\]|\{(\w+)\.(\w)\}/g;
const BLANK = /\{(\w+)\.(\w)\}/g;

interface Sentence {
  readonly words: readonly string[];
  readonly labels: Uint8Array;
}

/** The stories in a folder of `model/`, with blanks or without: each a list of paragraphs. */
export function readStories(name: 'patterns' | 'stories'): string[][] {
  const folder = join(PACKAGE_ROOT, 'model', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const stories = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n\s*\n/));
  return stories
    .map((story) => story.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')))
    .filter(({ length }) => length > 0);
}

/** An annotated story, with new names in its blanks. */
export function fillStory(pattern: readonly string[], blanks: Blanks): Labelled {
  const names = new Map<string, string>();
  const fill = (blank: string, id: string): string => {
    const key = `${blank.toLowerCase()}.${id.toLowerCase()}`;
    const known = names.get(key);
    const name = known ?? blanks.name(blank.toLowerCase(), (part) => fill(part, id));
    names.set(key, name);
    return blank === blank.toUpperCase() ? name.toUpperCase() : name;
  };
  const filled = pattern.flatMap((line) => fillLine(line, fill, blanks));
  return {
    sentences: filled.map(({ words }) => words),
    labels: Uint8Array.from(filled.flatMap(({ labels }) => [...labels])),
  };
}

function fillLine(line: string, fill: (blank: string, id: string) => string, blanks: Blanks): Sentence[] {
  const spans: { start: number; end: number; type: number }[] = [];
  let text = '';
  let done = 0;
  for (const { 0: found, 1: type, 2: inside = '', 3: blank = '', 4: id = '', index } of line.matchAll(NAME)) {
    text += line.slice(done, index);
    done = index + found.length;
    const name = type ? inside.replace(BLANK, (_, each: string, of: string) => fill(each, of)) : fill(blank, id);
    const label = type ?? blanks.typeOf(blank.toLowerCase());
    if (label !== null)
      spans.push({
        start: text.length,
        end: text.length + name.length,
        type: TYPES.indexOf(label as (typeof TYPES)[number]),
      });
    text += name;
  }
  text += line.slice(done);
  return sentences(text, [{ role: 'PARAGRAPH', start: 0, end: text.length }]).map((sentence) => {
    const cut = tokens(text, sentence);
    const gold = spans.map(({ start, end, type }) => ({ start, end, type: TYPES[type] as Type }));
    return { words: cut.map(({ start, end }) => text.slice(start, end)), labels: labelsOf({ tokens: [cut] }, gold) };
  });
}
