/** Splits tokens into the subwords of a model, with the model's own tokenizer. */
import type { Token } from '../../text/tokens.ts';
import { firstLine, modelError } from './model-error.ts';
import type { ModelFolder } from './model-folder.ts';
import type { Tokenizers } from './packages.ts';
import type { SubwordIds, WindowFrame } from './windows.ts';

export interface SubwordTokenizer {
  readonly frame: WindowFrame;
  /** The subwords of each token. */
  readonly cut: (text: string, tokens: readonly Token[]) => SubwordIds[];
}

/** An upper bound: attention takes quadratic time, and few sentences are longer. */
const MAX_LENGTH = 512;

type Encode = (text: string, special: boolean) => SubwordIds;

/** Throws BAD_USER_INPUT when the tokenizer is of an unknown type. */
export function createSubwordTokenizer(folder: ModelFolder, { Tokenizer }: Tokenizers): SubwordTokenizer {
  try {
    const tokenizer = new Tokenizer(folder.tokenizer, folder.tokenizerConfig);
    const encode: Encode = (text, special) =>
      tokenizer.encode(text, { add_special_tokens: special }).ids.filter((id) => id !== undefined);
    return { frame: frameOf(encode, folder), cut: (text, tokens) => cut(encode, text, tokens) };
  } catch (cause) {
    throw modelError(`${folder.tokenizerFile} is no tokenizer that can be used: ${firstLine(cause)}`, cause);
  }
}

/** Passes a word with the space before it, because some tokenizers include the space in the subword. */
function cut(encode: Encode, text: string, tokens: readonly Token[]): SubwordIds[] {
  return tokens.map(({ start, end }) => {
    const word = text.slice(start, end);
    return encode(/^\s$/.test(text[start - 1] ?? '') ? ` ${word}` : word, false);
  });
}

/** The special tokens that the tokenizer adds before and after a text, determined by encoding a word with and without them. */
function frameOf(encode: Encode, { config, tokenizerConfig }: ModelFolder): WindowFrame {
  const [bare, framed] = [encode('a', false), encode('a', true)];
  const at = framed.findIndex((_, from) => bare.every((id, place) => framed[from + place] === id));
  if (at < 0) throw new Error('it changes words where it frames them');
  const limits = [config.max_position_embeddings, tokenizerConfig.model_max_length];
  const maxLength = limits.reduce<number>(
    (least, limit) => (limit && limit > 0 ? Math.min(least, limit) : least),
    MAX_LENGTH,
  );
  const frame = { before: framed.slice(0, at), after: framed.slice(at + bare.length), maxLength };
  if (maxLength <= framed.length) throw new Error(`there is no room for words in ${maxLength} pieces`);
  return frame;
}
