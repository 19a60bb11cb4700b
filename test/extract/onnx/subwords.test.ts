/** Tokens are encoded as each family of tokenizers expects them: with the space before them, or the mark that replaces it. */
import { expect, test } from 'vitest';
import { createSubwordTokenizer } from '../../../src/extract/onnx/subwords.ts';
import { PACKAGES } from '../../support/onnx-runtime.ts';
import { read } from '../read.ts';

const TEXT = 'Ada met (Ada)';

function piecesOf(model: object, pre_tokenizer: object): string[][] {
  const tokenizer = { added_tokens: [], normalizer: null, post_processor: null, decoder: null, pre_tokenizer, model };
  const folder = { tokenizer, tokenizerFile: 'tokenizer.json', tokenizerConfig: {}, config: { id2label: {} } };
  const { cut } = createSubwordTokenizer({ ...folder, configFile: '', network: '', version: '' }, PACKAGES.tokenizers);
  const { text, tokens } = read(TEXT);
  const vocabulary = Object.keys(VOCABULARY);
  return cut(text, tokens.flat()).map((word) => word.map((id) => vocabulary[id] ?? ''));
}

const VOCABULARY: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'a',
    'A',
    'd',
    'm',
    'e',
    't',
    '(',
    ')',
    'Ġ',
    'Ad',
    'Ada',
    'me',
    'met',
    'ĠAda',
    'Ġmet',
    'Ġ(',
    '▁',
    '▁Ada',
    '▁met',
    '▁(',
    '▁)',
  ].map((piece, id) => [piece, id]),
);

test('subwords: are encoded at byte level, as for RoBERTa', () => {
  const merges = ['A d', 'Ad a', 'm e', 'me t', 'Ġ Ada', 'Ġ met', 'Ġ ('].map((merge) => merge.split(' '));
  const model = { type: 'BPE', vocab: VOCABULARY, merges };
  const bytes = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  expect(piecesOf(model, bytes)).toEqual([['Ada'], ['Ġmet'], ['Ġ('], ['Ada'], [')']]);
});

test('subwords: are encoded with word marks, as for XLM-RoBERTa', () => {
  const vocab = Object.keys(VOCABULARY).map((piece) => [piece, piece.startsWith('▁') ? -1 : -5]);
  const model = { type: 'Unigram', unk_id: 0, vocab };
  const marks = { type: 'Metaspace', replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' };
  expect(piecesOf(model, marks)).toEqual([['▁Ada'], ['▁met'], ['▁('], ['▁Ada'], ['▁)']]);
});
