/** Numbers with what they count: "1 article", "2,408 articles". */
const NUMBER = new Intl.NumberFormat('en-GB');

export const formatNumber = (count: number): string => NUMBER.format(count);

/** `plural` is for words that do not take an "s". */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${formatNumber(count)} ${count === 1 ? singular : plural}`;
