/** Cuts words into the pieces that a model knows, by the model's own tokenizer. */
import type { Token } from '../../text/tokens.ts';
import { firstLine, modelError } from './model-error.ts';
import type { ModelFolder } from './model-folder.ts';
import type { Tokenizers } from './packages.ts';
import type { SubwordIds, WindowFrame } from './windows.ts';

export interface SubwordTokenizer {
  readonly frame: WindowFrame;
  /** The pieces of each token, one after the other. */
  readonly cut: (text: string, tokens: readonly Token[]) => SubwordIds[];
}

/** Attention grows with the square of it, and few sentences are longer. */
const LONGEST = 512;

type Encode = (text: string, special: boolean) => SubwordIds;

/** Throws BAD_USER_INPUT when the tokenizer is none that is known. */
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

/** A word is given with the space before it, which some tokenizers make a part of it. */
function cut(encode: Encode, text: string, tokens: readonly Token[]): SubwordIds[] {
  return tokens.map(({ start, end }) => {
    const word = text.slice(start, end);
    return encode(/^\s$/.test(text[start - 1] ?? '') ? ` ${word}` : word, false);
  });
}

/** What the tokenizer puts around a text, found by what it puts around a word. */
function frameOf(encode: Encode, { config, tokenizerConfig }: ModelFolder): WindowFrame {
  const [bare, framed] = [encode('a', false), encode('a', true)];
  const at = framed.findIndex((_, from) => bare.every((id, place) => framed[from + place] === id));
  if (at < 0) throw new Error('it changes words where it frames them');
  const limits = [config.max_position_embeddings, tokenizerConfig.model_max_length];
  const longest = limits.reduce<number>(
    (least, limit) => (limit && limit > 0 ? Math.min(least, limit) : least),
    LONGEST,
  );
  const frame = { before: framed.slice(0, at), after: framed.slice(at + bare.length), longest };
  if (longest <= framed.length) throw new Error(`there is no room for words in ${longest} pieces`);
  return frame;
}
