/** Arbitrary texts with everything that may shift offsets: line ends, combining marks, emoji, boilerplate, names, abbreviations. */
import fc from 'fast-check';
import type { DocumentPart } from '../../src/model.ts';

const PIECES = [
  ...['\r\n', '\n', '\n\n', '\r', '\u2028', '\t', ' ', '  ', '\u00a0', '\uFEFF', '\u0000', '\u00ad', '\u200b'],
  ...[
    'e\u0301',
    '\u0301',
    'a\u0323\u0302',
    '\u1112\u1161\u11ab',
    '\uac00\u11a8',
    '\u212b',
    '🎉',
    '👩‍💻',
    '🇫🇷',
    '中文。',
    'العربية',
  ],
  ...[
    'Share',
    'Accessibility links',
    'Print\n',
    'OSLO, March 24 (Agency) - ',
    'By Jane Doe\n',
    'Mr.',
    'U.S.',
    'W.',
    'Inc.',
  ],
  ...[
    'Ada Lovelace',
    'al-Khwarizmi',
    'London-based',
    "Lovelace's",
    'said',
    'the',
    '.',
    '. ',
    '?',
    '!" ',
    '…',
    '"',
    '(',
    ')',
  ],
  ...['https://example.org/a', 'a@example.org', '1,000.5', '-', '--'],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: 'binary', maxLength: 4 }),
);

/** Any well-formed text. */
export const text: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 40 })
  .map((pieces) => Buffer.from(pieces.join('')).toString());

/** Any parts of a document, separated by one line end in their file. */
export const parts: fc.Arbitrary<DocumentPart[]> = fc
  .array(fc.record({ role: fc.constantFrom('HEADLINE', 'BYLINE', 'BODY'), text }), { minLength: 1, maxLength: 4 })
  .map((drafts) => {
    let at = 0;
    return drafts.map((draft): DocumentPart => {
      const part: DocumentPart = { ...draft, at };
      at += [...draft.text].length + 1;
      return part;
    });
  });
