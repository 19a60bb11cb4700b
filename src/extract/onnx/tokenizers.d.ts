/** The part of Hugging Face's tokenizers that Dateline uses. Its own types cannot be resolved by Node's rules. */
declare module '@huggingface/tokenizers' {
  export const Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => {
    /** An id is undefined when the vocabulary has no subword for unknown text. */
    readonly encode: (
      text: string,
      options: { add_special_tokens: boolean },
    ) => { readonly ids: readonly (number | undefined)[] };
  };
}
