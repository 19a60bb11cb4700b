/** The labels of all schemes are parsed, and labelled tokens are joined to names. */
import { describe, expect, test } from 'vitest';
import { joinNames, readLabels } from '../../../src/extract/onnx/labels.ts';

/** The names in a line of labels, as token positions and kinds. */
function namesOf(line: string): string[] {
  const labels = readLabels(Object.fromEntries(['O', ...line.split(' ')].entries()), 'config.json').slice(1);
  const names = joinNames(labels.map((label) => ({ label, probability: 1 })));
  return names.map(({ first, last, kind }) => `${first}-${last} ${kind}`);
}

describe('labels of token classification models', () => {
  test.each<[string, string, string[]]>([
    ['BIO', 'B-PER I-PER O B-PER B-PER I-PER', ['0-1 PERSON', '3-3 PERSON', '4-5 PERSON']],
    ['IOB', 'I-LOC I-LOC B-LOC O I-ORG', ['0-1 PLACE', '2-2 PLACE', '4-4 ORGANIZATION']],
    ['BILOU', 'B-ORG I-ORG L-ORG U-ORG U-ORG', ['0-2 ORGANIZATION', '3-3 ORGANIZATION', '4-4 ORGANIZATION']],
    ['BIOES', 'B-ORG E-ORG S-LOC O', ['0-1 ORGANIZATION', '2-2 PLACE']],
    ['BMES, with the underscore', 'B_PER M_PER E_PER I_PER', ['0-2 PERSON', '3-3 PERSON']],
    ['bare types', 'PER PER LOC O misc', ['0-1 PERSON', '2-2 PLACE', '4-4 OTHER']],
    ['a type that changes inside a name', 'B-PER I-ORG I-PER', ['0-0 PERSON', '1-1 ORGANIZATION', '2-2 PERSON']],
    [
      'OntoNotes',
      'B-GPE B-FAC B-NORP B-WORK_OF_ART I-WORK_OF_ART',
      ['0-0 PLACE', '1-1 PLACE', '2-2 OTHER', '3-4 OTHER'],
    ],
    ['dates and amounts', 'B-DATE I-DATE B-CARDINAL B-MONEY', []],
    ['types that nobody knows', 'B-product I-product', ['0-1 OTHER']],
  ])('are joined to names: %s', (_, line, expected) => {
    expect(namesOf(line)).toEqual(expected);
  });

  test('give a name the lowest probability of its tokens', () => {
    const [begin = null, inside = null] = readLabels({ 0: 'B-PER', 1: 'I-PER', 2: 'O' }, 'config.json');
    const probabilities = [0.9, 0.5, 0.7];
    const labelled = probabilities.map((probability, at) => ({ label: at === 0 ? begin : inside, probability }));
    expect(joinNames(labelled)).toEqual([{ first: 0, last: 2, kind: 'PERSON', score: 0.5 }]);
  });

  test.each([
    ['nobody named', { 0: 'LABEL_0', 1: 'LABEL_1' }, '"O"'],
    ['are none', {}, '"O"'],
    ['have a gap', { 0: 'O', 2: 'B-PER' }, 'no label 1'],
  ])('are rejected when they %s', (_, id2label, word) => {
    expect(() => readLabels(id2label as Record<string, string>, 'a/config.json')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(`^a/config.json .*${word}`) }),
    );
  });
});
