/** Forms the plurals of words for people. */

const NO_PLURAL = /(ese|ish|ch|sh|ss|z|x|s|men|women|eti|i-kiribati)$/i;
const MAN = /(?<=[a-z])man$/;
const ADJECTIVE = /(ic|al|ern|ttish)$/;

/** The words given and their plurals: "American" gives "Americans" too, "French" stays alone. */
export function withPlurals(demonyms: readonly string[]): string[] {
  const plurals = demonyms.flatMap((word) => {
    if (/(French|Dutch|Irish|English|Welsh)man$/.test(word)) return [word.replace(MAN, 'men')];
    return NO_PLURAL.test(word) || ADJECTIVE.test(word) ? [] : [`${word}s`];
  });
  return [...new Set([...demonyms, ...plurals])];
}
