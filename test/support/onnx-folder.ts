/** Generates the files of a tiny token-classification model, in the layout of Hugging Face's exports. */
import type { Files } from './folder.ts';
import { networkOf } from './onnx-network.ts';

export interface TinyModel {
  /** The label of each subword piece; "##" marks one that continues a word. All other pieces have the label O. */
  readonly pieces: Readonly<Record<string, string>>;
  readonly labels?: readonly string[];
  readonly inputs?: readonly string[];
  readonly longest?: number;
}

export const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'];

/** By how much the logit of a piece's label exceeds the others. */
export const LEAD = 4;

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

export function filesOf({ pieces, labels = LABELS, inputs = INPUTS, longest }: TinyModel): Files {
  const vocabulary = [...SPECIAL, ...Object.keys(pieces)];
  const table = vocabulary.map((piece) => labels.map((label) => (label === (pieces[piece] ?? 'O') ? LEAD : 0)));
  return {
    'model.onnx': networkOf({ table, inputs }),
    'tokenizer.json': JSON.stringify(tokenizerOf(vocabulary)),
    'tokenizer_config.json': JSON.stringify({ model_max_length: longest ?? 1e30 }),
    'config.json': JSON.stringify({ id2label: { ...labels } }),
  };
}

function tokenizerOf(vocabulary: readonly string[]): object {
  const id = (piece: string): number => vocabulary.indexOf(piece);
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((content) => ({ id: id(content), content, special: true, normalized: false })),
    normalizer: null,
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((piece) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }]),
      ),
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, at) => [piece, at])),
    },
  };
}

const special = (id: string): object => ({ SpecialToken: { id, type_id: 0 } });
