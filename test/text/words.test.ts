/** Words are those of the script and its language, however long the text is in which they stand. */
import { describe, expect, test, vi } from 'vitest';
import { wordsIn } from '../../src/text/words.ts';

const printed = (text: string, language: string): string[] =>
  wordsIn(text, language).map(({ start, end }) => text.slice(start, end));

/** The words by one call of the segmenter. */
const atOnce = (text: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);

const LONG: readonly (readonly [string, string])[] = [
  ['de', 'Die Mathematikerin von Sankt Petersburg-Nord rechnet, und ihr Bruder schreibt. '],
  ['zh', '数学家昨天在北京说她的机器不只计算数字也会织花'],
  ['ja', '数学者は昨日、東京でその機械は数だけでなく花も織ると話しました'],
  ['th', 'นักคณิตศาสตร์กล่าวเมื่อวานว่าเครื่องนี้ทอดอกไม้ได้ '],
  ['ar', 'قالت عالمة الرياضيات أمس إن الآلة تنسج الزهور أيضا '],
  ['ru', 'Математик вчера объяснила, что машина ткёт цветы, 👩‍👩‍👧 '],
];

describe('words', () => {
  test('are those of a dictionary where a script has no spaces', () => {
    expect(printed('她昨天在北京', 'zh')).toEqual(['她', '昨天', '在', '北京']);
  });

  test.each(LONG)('are the same in a long text as when it is segmented at once: %s', (language, sentence) => {
    const text = sentence.repeat(150);
    expect(printed(text, language)).toEqual(atOnce(text, language));
  });

  test('may be longer than what is segmented at once', () => {
    const long = 'a'.repeat(5000);
    expect(printed(`${long} and ${long}`, 'en')).toEqual([long, 'and', long]);
  });

  test('take work that grows with the text: counted in characters that are copied for them', () => {
    let copied = 0;
    const { segment } = Intl.Segmenter.prototype;
    const spy = vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function* (
      this: Intl.Segmenter,
      text: string,
    ) {
      for (const one of segment.call(this, text)) {
        copied += text.length;
        yield one;
      }
    } as never);
    const copiedFor = (times: number): number => {
      copied = 0;
      wordsIn('Она пришла и '.repeat(times), 'ru');
      return copied;
    };
    const [small, large] = [copiedFor(1000), copiedFor(4000)];
    spy.mockRestore();
    expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThan(small * 4.2);
  });
});
