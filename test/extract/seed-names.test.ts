/** Names of seed gazetteers take precedence over the spans of an extractor. */
import { expect, test } from 'vitest';
import type { DetectedSpan, Extractor } from '../../src/extract/extractor.ts';
import { createGazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import { withSeedNames } from '../../src/extract/seed-names.ts';
import type { Alias, EntityKey, EntityRecord, Kind } from '../../src/model.ts';
import { baked, marked } from './read.ts';

const SEED = { type: 'SEED', name: 'gazetteer/names.yaml', version: null } as const;

function seed(name: string, kind: Kind, others: Pick<Alias, 'name' | 'form'>[] = []): EntityRecord {
  const aliases = others.map((other) => ({ ...other, assertedBy: SEED }));
  const key = `${kind.toLowerCase()}/${name.toLowerCase().replaceAll(' ', '-')}` as EntityKey;
  return { key, kind, name, aliases, identifiers: [], formerKeys: [] };
}

const gazetteer = createGazetteer(baked, [
  seed('Harbour Light', 'ORGANIZATION'),
  seed('Just Ruritania', 'ORGANIZATION'),
  seed('Ruritania', 'PLACE', [{ name: 'Ruritanian', form: 'DEMONYM' }]),
  seed('Hope', 'ORGANIZATION'),
]);

/** The merged spans of a text, when an extractor detects the marked names. */
async function mergedSpans(source: string, score = 0.99): Promise<string[]> {
  const { article, detected } = marked(source);
  const extract = (): DetectedSpan[] => detected.map((one) => ({ ...one, score }));
  const extractor: Extractor = { id: 'marks', version: '1', extract };
  const found = await withSeedNames(extractor, gazetteer).extract(article, Infinity);
  return found.map(
    ({ start, end, kind, demonym }) => `${article.text.slice(start, end)} ${demonym ? 'DEMONYM' : kind}`,
  );
}

test.each<[string, string, string[]]>([
  ['a name is of the kind the seed says', 'He told [MISC Harbour Light] of it.', ['Harbour Light ORGANIZATION']],
  ['a part yields to the whole name', 'He led the Just [LOC Ruritania] bloc.', ['Just Ruritania ORGANIZATION']],
  ['several parts do', 'He left [PER Just] [LOC Ruritania] at noon.', ['Just Ruritania ORGANIZATION']],
  ['a name that nobody detected is found', 'They waited for Harbour Light to call.', ['Harbour Light ORGANIZATION']],
  ['a longer name is not cut', 'The [ORG Bank of Ruritania] closed.', ['Bank of Ruritania ORGANIZATION']],
  ['a word for a people is one of its place', 'Two [MISC Ruritanian] ships sank.', ['Ruritanian DEMONYM']],
  ['a word for a people that nobody detected stays one', 'Two Ruritanian ships sank.', []],
  ['a word that opens a sentence may be no name', 'Hope is what they have.', []],
  ['the same word inside a sentence is one', 'They joined Hope in May.', ['Hope ORGANIZATION']],
  [
    'names on both sides stay',
    '[PER Ada] met Harbour Light in [LOC Oslo].',
    ['Ada PERSON', 'Harbour Light ORGANIZATION', 'Oslo PLACE'],
  ],
  ['names nobody seeded are left alone', '[PER Oslo] sang in London.', ['Oslo PERSON']],
])('seed names: %s', async (_, source, expected) => {
  expect(await mergedSpans(source)).toEqual(expected);
});

test('seed names: leave a single word a person where the extractor is confident', async () => {
  expect(await mergedSpans('The singer [PER Hope] left.', 0.97)).toEqual(['Hope PERSON']);
  expect(await mergedSpans('The singer [PER Hope] left.', 0.6)).toEqual(['Hope ORGANIZATION']);
});
