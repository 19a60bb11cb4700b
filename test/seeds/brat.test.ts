/** Stand-off files: what is read from them, what is reported, and that offsets are code points of the raw file. */
import { describe, expect, test } from 'vitest';
import { parseBrat } from '../../src/seeds/brat.ts';
import { inShort, seedsOf } from './seeds-of.ts';

/** The spans without their pieces, and the problems. */
function parse(...lines: string[]) {
  const { spans, problems } = parseBrat(lines.join('\n'), 'a.ann');
  return { annotations: spans.map(({ pieces: _, ...annotation }) => annotation), problems };
}

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
    ['Politician', 'PERSON'],
    ['Political_Party', 'ORGANIZATION'],
    ['CITY', 'PLACE'],
    ['FAC', 'PLACE'],
    ['NORP', 'OTHER'],
    ['WORK_OF_ART', 'OTHER'],
    ['B-PER', 'PERSON'],
    ['Geo-Political-Entity', 'PLACE'],
  ])('reads the type %s as the kind %s', (type, kind) => {
    expect(parse(`T1\t${type} 0 3\tAda`).annotations).toMatchObject([{ kind }]);
  });

  test.each([
    ['a span in pieces that go back', 'T1\tPerson 8 12;0 3\tAda Lace', 'SYNTAX', 'ERROR'],
    ['a type that is none', 'T1\tGadget 0 3\tAda', 'ANNOTATION_UNSUPPORTED', 'ERROR'],
    ['a type of what is no name', 'T1\tDate 0 3\tMay', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
    ['a confidence that is none', 'A1\tConfidence T7 Rather', 'ANNOTATION_UNSUPPORTED', 'WARNING'],
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

describe('a stand-off file', () => {
  test('may say how sure it is, in numbers or words', () => {
    const scoreOf = (value: string) => parse('T1\tPerson 0 3\tAda', `A1\tConfidence T1 ${value}`).annotations[0]?.score;
    expect(['0.8', '1', '75', '75%', 'High', 'low'].map(scoreOf)).toEqual([0.8, 1, 0.75, 0.75, 0.9, 0.3]);
  });

  test('has each type of what is no name reported once', () => {
    const { problems } = parse('T1\tDATE 0 3\tMay', 'T2\tDATE 4 8\tJune', 'T3\tMONEY 9 10\t1', 'T4\tPerson 20 23\tAda');
    expect(problems.map(inShort)).toEqual(['ANNOTATION_UNSUPPORTED a.ann:1', 'ANNOTATION_UNSUPPORTED a.ann:3']);
  });

  test('has types that mapping.yml names', async () => {
    const { documents, problems } = await seedsOf({
      'mapping.yml': 'types:\n  Countess: Person\n  City: none\n',
      'a.txt': 'Ada went to Paris.',
      'a.ann': 'T1\tCountess 0 3\tAda\nT2\tCity 12 17\tParis',
    });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_UNSUPPORTED a.ann:2']);
    expect(documents[0]?.annotations).toMatchObject([{ kind: 'PERSON', surface: 'Ada' }]);
  });
});

describe('a span in pieces', () => {
  test('is one span where there is only white space between them', async () => {
    const { documents, problems } = await seedsOf({
      'a.txt': 'With Ada\nLovelace.',
      'a.ann': 'T1\tPerson 5 8;9 17\tAda Lovelace',
    });
    expect(problems).toEqual([]);
    expect(documents[0]?.annotations).toMatchObject([{ start: 5, end: 17, surface: 'Ada Lovelace' }]);
  });

  test('is the stretch from the first to the last where there are words, under the name that it quotes', async () => {
    const { documents, problems } = await seedsOf({
      'a.txt': 'From North and South Osh.',
      'a.ann': 'T1\tPlace 5 10;21 24\tNorth Osh\nT2\tPlace 15 24\tSouth Osh',
    });
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([
      ['ANNOTATION_UNSUPPORTED a.ann:1', 'WARNING'],
    ]);
    expect(documents[0]?.annotations).toMatchObject([
      { start: 5, end: 24, entity: { name: 'North Osh' } },
      { start: 15, end: 24, entity: null },
    ]);
  });

  test('is reported when it quotes other words, or when the pieces are in two paragraphs', async () => {
    const { problems } = await seedsOf({
      'a.txt': 'Ada was.\n\nLovelace was too. And Byron.',
      'a.ann': 'T1\tPerson 0 3;10 18\tAda Lovelace\nT2\tPerson 0 3;10 13\tAda Byron\nT3\tPerson 32 37\tByron',
    });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_MISMATCH a.ann:2', 'ANNOTATION_UNSUPPORTED a.ann:1']);
  });
});

describe('offsets of another count', () => {
  const TEXT = '🦉 é\r\nAda went to Zürich.\r\nByron stayed.';
  /** The offsets of a word when the text is counted up to it, and the word itself. */
  const spansBy = (count: (text: string) => number) =>
    ['Ada', 'Zürich', 'Byron']
      .map((word, i) => {
        const start = count(TEXT.slice(0, TEXT.indexOf(word)));
        return `T${i + 1}\tPerson ${start} ${start + count(word)}\t${word}`;
      })
      .join('\n');
  const joined = (text: string) => text.replaceAll('\r\n', '\n');

  test.each<[string, (text: string) => number]>([
    ['code points with CR LF as one', (text) => [...joined(text)].length],
    ['UTF-16 code units', (text) => text.length],
    ['UTF-16 code units with CR LF as one', (text) => joined(text).length],
    ['bytes', (text) => Buffer.byteLength(text)],
    ['bytes with CR LF as one', (text) => Buffer.byteLength(joined(text))],
  ])('are read as %s when the words agree, and that is said once', async (_, count) => {
    const { documents, problems } = await seedsOf({ 'a.txt': TEXT, 'a.ann': spansBy(count) });
    expect(problems.map((problem) => [inShort(problem), problem.severity])).toEqual([['MENDED a.ann', 'WARNING']]);
    const points = [...TEXT];
    expect(documents[0]?.annotations?.map(({ start, end }) => points.slice(start, end).join(''))).toEqual([
      'Ada',
      'Zürich',
      'Byron',
    ]);
  });

  test('are left as they are when they agree with no words', async () => {
    const { documents, problems } = await seedsOf({
      'a.txt': TEXT,
      'a.ann': 'T1\tPerson 3 6\tAda\nT2\tPerson 8 11\tAda',
    });
    expect(problems.map(inShort)).toEqual([
      'ANNOTATION_MISMATCH a.ann:1',
      'ANNOTATION_MISMATCH a.ann:2',
      'ANNOTATION_UNSUPPORTED a.ann',
    ]);
    expect(documents[0]?.annotations).toBeNull();
  });
});

describe('an article with a stand-off file', () => {
  test('has its annotations, with offsets in code points of the file without byte order mark', async () => {
    const { documents, problems } = await seedsOf({
      'a.txt': '\uFEFF🦉🦉 e\u0301\r\nAda went.',
      'a.ann': 'T1\tPerson 7 10\tAda',
    });
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([{ annotations: [{ id: 'T1', start: 7, end: 10 }] }]);
  });

  test('has annotations that quote line breaks as spaces, and composed characters', async () => {
    const ann = 'T1\tPerson 0 12\tAda Lovelace\nT2\tPlace 17 22\tPar\u00eds';
    const { documents, problems } = await seedsOf({ 'a.txt': 'Ada\nLovelace in  Pari\u0301s', 'a.ann': ann });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_MISMATCH a.ann:2']);
    const mended = ann.replace('17 22', '17 23');
    expect((await seedsOf({ 'a.txt': 'Ada\nLovelace in  Pari\u0301s', 'a.ann': mended })).problems).toEqual([]);
    expect(documents[0]?.annotations).toHaveLength(1);
  });

  test.each([
    ['other words', 'T2\tPerson 2 5\tAda'],
    ['a space beside the name', 'T2\tPerson 0 4\tAda '],
    ['what is past the end', 'T2\tPerson 90 93\tAda'],
    ['what runs past the end', 'T2\tPerson 13 99\tByron'],
  ])('has an annotation of %s reported, and the others used', async (_, line) => {
    const { documents, problems } = await seedsOf({
      'a.txt': 'Ada went with Byron',
      'a.ann': `T1\tPerson 0 3\tAda\n${line}`,
    });
    expect(problems.map(inShort)).toEqual(['ANNOTATION_MISMATCH a.ann:2']);
    expect(documents[0]?.annotations?.map(({ id }) => id)).toEqual(['T1']);
  });

  test.each([
    ['empty', '', 'EMPTY a.ann'],
    ['no text', 'T1\0', 'NOT_TEXT a.ann:1'],
    ['only notes', '#1\tAnnotatorNotes T1\tnone', 'ANNOTATION_UNSUPPORTED a.ann'],
  ])('is read by the extractor when the file is %s', async (_, ann, problem) => {
    const { documents, problems } = await seedsOf({ 'a.txt': 'Ada', 'a.ann': ann });
    expect(problems.map(inShort)).toEqual([problem]);
    expect(documents[0]?.annotations).toBeNull();
  });

  test('is the first one of that name only', async () => {
    const { documents, problems } = await seedsOf({
      'a.json': '{"key":"first","articleBody":"Ada"}',
      'a.txt': 'Ada',
      'a.ann': 'T1\tPerson 30 33\tAda',
    });
    expect(problems).toEqual([]);
    expect(documents.map(({ annotations }) => annotations?.length ?? null)).toEqual([1, null]);
  });

  test('may be one of many in a file, with an invalid line among them', async () => {
    const lines = ['\uFEFF{"articleBody":"🦉 Ada"}', '{"articleBody": oops}', '{"articleBody":"Byron"}'];
    const content = lines.join('\n');
    const points = [...content.slice(1)];
    const offset = (name: string) =>
      points.slice(0, points.length - [...content.slice(content.indexOf(name))].length).length;
    const span = (id: string, name: string) => `${id}\tPerson ${offset(name)} ${offset(name) + name.length}\t${name}`;
    const { documents, problems } = await seedsOf({
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
