/** Characters that XML 1.0 cannot hold, not even escaped: controls, single surrogates and non-characters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** The text with U+FFFD in the place of each of them. */
export const cleanText = (text: string): string => text.replace(FORBIDDEN, '\ufffd');
