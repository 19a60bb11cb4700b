/** Stand-off files: what is read from them, what is reported, and that offsets are code points of the raw file. */
import { describe, expect, test } from 'vitest';
import { parseBrat } from '../../src/seeds/brat.ts';
import { inShort, seedsOf } from './seeds-of.ts';

const parse = (...lines: string[]) => parseBrat(lines.join('\n'), 'a.ann');

describe('parsing a stand-off file', () => {
  test('reads spans, references and forms, and ignores notes', () => {
    const { annotations, problems } = parse(
      'A1\tDemonym T2',
      'T2\tGPE 20 27\tEnglish',
      'T1\tPerson 0 12\tAda Lovelace\r',
      'N1\tReference T1 dateline:person/ada-lovelace\tAda Lovelace',
      'N2\tReference T1 Wikidata:Q7259\tAda, Countess of Lovelace',
      '#1\tAnnotatorNotes T1\tthe first of them',
      '',
      'A2\tForm T1 Full_Name',
    );
    expect(problems).toEqual([]);
    expect(annotations).toEqual([
      {
        ...{ id: 'T1', line: 3, start: 0, end: 12, kind: 'PERSON', form: 'FULL_NAME', surface: 'Ada Lovelace' },
        entity: {
          key: 'person/ada-lovelace',
          name: 'Ada Lovelace',
          identifiers: [{ scheme: 'wikidata', value: 'Q7259' }],
        },
      },
      { id: 'T2', line: 2, start: 20, end: 27, kind: 'PLACE', form: 'DEMONYM', surface: 'English', entity: null },
    ]);
  });

  test.each([
    ['PER', 'PERSON'],
    ['Person', 'PERSON'],
    ['ORG', 'ORGANIZATION'],
    ['organisation', 'ORGANIZATION'],
    ['LOC', 'PLACE'],
    ['GPE', 'PLACE'],
    ['MISC', 'OTHER'],
  ])('reads the type %s as the kind %s', (type, kind) => {
    expect(parse(`T1\t${type} 0 3\tAda`).annotations).toMatchObject([{ kind }]);
  });

  test.each([
    ['a span in pieces', 'T1\tPerson 0 3;8 12\tAda Lace', 'ANNOTATION_UNSUPPORTED', 'ERROR'],
    ['a type that is none', 'T1\tDate 0 3\tMay', 'ANNOTATION_UNSUPPORTED', 'ERROR'],
    ['a relation', 'R1\tKnows Arg1:T1 Arg2:T2', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
    ['an event', 'E1\tMeet:T1 Who:T2', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
    ['an equivalence', '*\tEquiv T1 T2', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
    ['another attribute', 'A1\tNegated T9', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
    ['an end before its start', 'T1\tPerson 5 3\tAda', 'SYNTAX', 'ERROR'],
    ['a span without text', 'T1\tPerson 0 3', 'SYNTAX', 'ERROR'],
    ['spaces for tabs', 'T1 Person 0 3 Ada', 'SYNTAX', 'ERROR'],
    ['words', 'Ada Lovelace', 'SYNTAX', 'ERROR'],
    ['a reference that is none', 'N1\tReference T9 Q7259\tAda', 'SYNTAX', 'WARNING'],
    ['a reference to nothing here', 'N1\tReference T9 wikidata:Q7259\tAda', 'BAD_VALUE', 'WARNING'],
    ['a key that is none', 'N1\tReference T9 dateline:ada\tAda', 'BAD_VALUE', 'WARNING'],
  ])('reports %s at its line, and reads the rest', (_, line, code, severity) => {
    const { annotations, problems } = parse('T7\tPerson 7 10\tAda', line);
    expect(problems).toMatchObject([{ code, severity, file: 'a.ann', line: 2 }]);
    expect(annotations.map(({ id }) => id)).toEqual(['T7']);
  });

  test.each([
    ['two spans of one id', 'T1\tPerson 9 12\tAda', 'BAD_VALUE'],
    ['two spans of the same characters', 'T2\tOrg 0 3\tAda', 'BAD_VALUE'],
    ['two forms', 'A2\tDemonym T1', 'BAD_VALUE'],
    ['two keys', 'N2\tReference T1 dateline:person/byron\tByron', 'BAD_VALUE'],
    ['a key of another kind', 'N2\tReference T1 dateline:place/ada\tAda', 'BAD_VALUE'],
  ])('reports %s, and uses the first', (_, line, code) => {
    const first = ['T1\tPerson 0 3\tAda', 'A1\tShortName T1', 'N1\tReference T1 dateline:person/ada\tAda'];
    const { annotations, problems } = parse(...first, line);
    expect(problems).toMatchObject([{ code, line: 4 }]);
    expect(annotations).toMatchObject([
      { id: 'T1', kind: 'PERSON', form: 'SHORT_NAME', entity: { key: 'person/ada' } },
    ]);
  });
});

describe('an article with a stand-off file', () => {
  test('has its annotations, with offsets in code points of the file without byte order mark', () => {
    const { documents, problems } = seedsOf({
      'a.txt': '\uFEFF🦉🦉 e\u0301\r\nAda went.',
      'a.ann': 'T1\tPerson 7 10\tAda',
    });
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([{ annotations: [{ id: 'T1', start: 7, end: 10 }] }]);
  });

  test('has annotations that quote line breaks as spaces, and composed characters', () => {
    const ann = 'T1\tPerson 0 12\tAda Lovelace\nT2\tPlace 17 22\tPar\u00eds';
    const { documents, problems } = seedsOf({ 'a.txt': 'Ada\nLovelace in  Pari\u0301s', 'a.ann': ann });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_MISMATCH a.ann:2']);
    const mended = ann.replace('17 22', '17 23');
    expect(seedsOf({ 'a.txt': 'Ada\nLovelace in  Pari\u0301s', 'a.ann': mended }).problems).toEqual([]);
    expect(documents[0]?.annotations).toHaveLength(1);
  });

  test.each([
    ['other words', 'T2\tPerson 1 4\tAda'],
    ['a space beside the name', 'T2\tPerson 0 4\tAda '],
    ['what is past the end', 'T2\tPerson 90 93\tAda'],
    ['what runs past the end', 'T2\tPerson 13 99\tByron'],
  ])('has an annotation of %s reported, and the others used', (_, line) => {
    const { documents, problems } = seedsOf({
      'a.txt': 'Ada went with Byron',
      'a.ann': `T1\tPerson 0 3\tAda\n${line}`,
    });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_MISMATCH a.ann:2']);
    expect(documents[0]?.annotations?.map(({ id }) => id)).toEqual(['T1']);
  });

  test.each([
    ['empty', '', 'EMPTY a.ann'],
    ['no text', 'T1\0', 'NOT_TEXT a.ann:1'],
  ])('is read by the extractor when the file is %s', (_, ann, problem) => {
    const { documents, problems } = seedsOf({ 'a.txt': 'Ada', 'a.ann': ann });
    expect(problems.map(inShort)).toEqual([problem]);
    expect(documents[0]?.annotations).toBeNull();
  });

  test('is the first one of that name only', () => {
    const { documents, problems } = seedsOf({
      'a.json': '{"key":"first","articleBody":"Ada"}',
      'a.txt': 'Ada',
      'a.ann': 'T1\tPerson 30 33\tAda',
    });
    expect(problems).toEqual([]);
    expect(documents.map(({ annotations }) => annotations?.length ?? null)).toEqual([1, null]);
  });

  test('may be one of many in a file, with an invalid line among them', () => {
    const lines = ['\uFEFF{"articleBody":"🦉 Ada"}', '{"articleBody": oops}', '{"articleBody":"Byron"}'];
    const content = lines.join('\n');
    const points = [...content.slice(1)];
    const offset = (name: string) =>
      points.slice(0, points.length - [...content.slice(content.indexOf(name))].length).length;
    const span = (id: string, name: string) => `${id}\tPerson ${offset(name)} ${offset(name) + name.length}\t${name}`;
    const { documents, problems } = seedsOf({
      'a.jsonl': content,
      'a.ann': `${span('T1', 'Ada')}\n${span('T2', 'Byron')}`,
    });
    expect(problems.map(inShort)).toEqual(['SYNTAX a.jsonl:2']);
    expect(documents.map(({ annotations }) => annotations?.map(({ surface }) => surface))).toEqual([
      ['Ada'],
      ['Byron'],
    ]);
  });
});
