/** Forms the plurals of demonyms. */

const NO_PLURAL = /(ese|ish|ch|sh|ss|z|x|s|men|women|eti|i-kiribati)$/i;
const MAN = /(?<=[a-z])man$/;
const ADJECTIVE = /(ic|al|ern|ttish)$/;

/** The demonyms and their plurals: "American" adds "Americans", "French" adds nothing. */
export function withPlurals(demonyms: readonly string[]): string[] {
  const plurals = demonyms.flatMap((word) => {
    if (/(French|Dutch|Irish|English|Welsh)man$/.test(word)) return [word.replace(MAN, 'men')];
    return NO_PLURAL.test(word) || ADJECTIVE.test(word) ? [] : [`${word}s`];
  });
  return [...new Set([...demonyms, ...plurals])];
}
