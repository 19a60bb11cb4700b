/** What Dateline uses of Hugging Face's tokenizers, whose own types name their files in a way that Node's rules do not find. */
declare module '@huggingface/tokenizers' {
  export const Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => {
    /** An id may be missing where the vocabulary has no piece for what it does not know. */
    readonly encode: (
      text: string,
      options: { add_special_tokens: boolean },
    ) => { readonly ids: readonly (number | undefined)[] };
  };
}
