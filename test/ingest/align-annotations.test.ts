/** Annotations mark the same words in the canonical text as in the raw file, whatever normalization changed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareArticle } from '../../src/extract/article.ts';
import { alignAnnotations } from '../../src/ingest/align-annotations.ts';
import type { Annotation, ArticleKey, Document, DocumentPart } from '../../src/model.ts';
import { layOut } from '../../src/text/layout.ts';

function documentOf(parts: readonly DocumentPart[], annotations: readonly Annotation[]): Document {
  const nothing = { publication: null, source: null, url: null, language: null, section: null };
  return { key: 'a' as ArticleKey, file: 'a.txt', line: null, parts, ...nothing, annotations, digest: '' };
}

const length = (text: string) => [...text].length;

/** An annotation of `surface`, which follows `before` in the file. */
function mark(index: number, before: string, surface: string): Annotation {
  const start = length(before);
  const id = `T${index + 1}`;
  return {
    id,
    line: index + 1,
    start,
    end: start + length(surface),
    kind: 'PERSON',
    form: null,
    surface,
    entity: null,
  };
}

function carried(parts: readonly DocumentPart[], annotations: readonly Annotation[]) {
  const layout = layOut(parts);
  const { spans, problems } = alignAnnotations(documentOf(parts, annotations), layout, prepareArticle(layout));
  const surfaces = (spans ?? []).map(({ span }) => layout.text.slice(span.start, span.end));
  return { surfaces, problems: problems.map(({ code, file, line }) => `${code} ${file}:${line}`) };
}

const body = (text: string): DocumentPart[] => [{ role: 'BODY', text, at: 0 }];

describe('aligning annotations', () => {
  test.each([
    ['emoji', '🦉👩‍🚀 said ', 'Ada Lovelace'],
    ['Windows line ends', 'One.\r\n\r\nTwo.\r\n', 'Ada Lovelace'],
    ['combining marks before', 'Cafe\u0301 and E\u0301mile met ', 'Ada Lovelace'],
    ['combining marks within', 'She met ', 'E\u0301mile Zola'],
    ['boilerplate of a web page', 'Accessibility links\n\nBreaking News\n\nA headline here\n\n', 'Ada Lovelace'],
    ['a line break within', 'It was a fine day in London, and in the afternoon she met ', 'Ada\r\nLovelace'],
    ['a soft hyphen within', 'She met ', 'Love\u00adlace'],
    ['spaces and controls', 'One  \t\u0007 \n\n\n\n  ', 'Ada Lovelace'],
  ])('finds the marked words after %s', (_, before, surface) => {
    const { surfaces, problems } = carried(body(`${before}${surface} today.`), [mark(0, before, surface)]);
    expect(problems).toEqual([]);
    expect(surfaces).toEqual([surface.normalize('NFC').replace('\r', '').replace('\u00ad', '')]);
  });

  test('reports annotations that cannot be aligned at their lines, and aligns the others', () => {
    const text = 'Share\n\nAda met Charles. Cafe\u0301 Byron.';
    const annotations = [
      mark(0, '', 'Share'),
      mark(1, 'Share\n\n', 'Ada'),
      mark(2, 'Share\n\nAda met ', 'Charles. Caf'),
      mark(3, 'Share\n\nAda met Charles. ', 'Cafe'),
      mark(4, 'x'.repeat(90), 'Ada'),
    ];
    const { surfaces, problems } = carried(body(text), annotations);
    expect(surfaces).toEqual(['Ada']);
    expect(problems).toEqual([
      'ANNOTATION_UNSUPPORTED a.ann:1',
      expect.stringMatching(/^ANNOTATION_\w+ a\.ann:3$/),
      'ANNOTATION_MISMATCH a.ann:4',
      'ANNOTATION_UNSUPPORTED a.ann:5',
    ]);
  });

  test('joins two annotations that mark the same words after normalization', () => {
    const { surfaces, problems } = carried(body('Ada\u200b went.'), [mark(0, '', 'Ada'), mark(1, '', 'Ada\u200b')]);
    expect(surfaces).toEqual(['Ada']);
    expect(problems).toEqual(['ANNOTATION_UNSUPPORTED a.ann:2']);
  });

  const filler = fc
    .array(
      fc.constantFrom(
        '🦉',
        'e\u0301',
        'word',
        ' ',
        '  ',
        '\r\n',
        '\n',
        '\n\n\n',
        '\t',
        '\u00ad',
        '한',
        '\u1112\u1161\u11ab',
        'Share\n',
        '. ',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(''));
  const name = fc.constantFrom('Ada Lovelace', 'E\u0301mile Zola', 'Ан\u0438\u0306', '🦉 Owl', 'Nguye\u0302\u0303n');

  test('finds every marked name in any text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, name), { minLength: 1, maxLength: 5 }), (pieces) => {
        let text = '';
        const annotations = pieces.map(([before, surface], index) => {
          text += `${before} `;
          const annotation = mark(index, text, surface);
          text += `${surface} `;
          return annotation;
        });
        const { surfaces, problems } = carried(body(text), annotations);
        expect(problems).toEqual([]);
        expect(surfaces).toEqual(annotations.map(({ surface }) => surface.normalize('NFC')));
      }),
      { numRuns: 300 },
    );
  });
});
