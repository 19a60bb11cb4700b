/** Front matter as site generators and note takers write it, in YAML and TOML. */
import { describe, expect, test } from 'vitest';
import { inShort, seedsOf } from './seeds-of.ts';

const read = async (content: string) => {
  const { documents, problems } = await seedsOf({ 'a.md': content });
  return { document: documents[0], parts: documents[0]?.parts ?? [], problems };
};

describe('front matter', () => {
  test.each([
    [
      'Hugo',
      '---\ntitle: Ada\ndate: 2005-03-24T12:30:00+02:00\nauthor: Mary\ncategories:\n  - Science\n  - News\ndraft: false\n---\n',
    ],
    [
      'Jekyll',
      '---\nlayout: post\ntitle:  Ada\ndate:   2005-03-24 10:30:00 +0000\nauthors: [Mary]\ncategory: Science\npublished: true\n---\n',
    ],
    [
      'Obsidian',
      '---\nTitle: Ada\nDate: 2005-03-24T10:30:00\nAuthor: Mary\ncategory: Science\naliases: []\ncssclasses:\n---\n',
    ],
    [
      'Hugo in TOML',
      '+++\ntitle = "Ada"\ndate = 2005-03-24T12:30:00+02:00\nauthor = \'Mary\'\ncategories = ["Science", "News"]\ndraft = false\n+++\n',
    ],
  ])('of %s gives headline, byline, date and section', async (_, front) => {
    const { document, parts, problems } = await read(`${front}\nShe went.`);
    expect(problems).toEqual([]);
    expect(parts.map(({ role, text }) => [role, text.trim()])).toEqual([
      ['HEADLINE', 'Ada'],
      ['BYLINE', 'Mary'],
      ['BODY', 'She went.'],
    ]);
    expect(document).toMatchObject({ publication: { at: '2005-03-24T10:30:00Z' }, section: 'Science' });
  });

  test.each([
    ['title: Ada: a life', 'Ada: a life'],
    ['title: "Byron" said: Ada', '"Byron" said: Ada'],
    ['title: [Live] Ada in Paris', '[Live] Ada in Paris'],
    ['title: @ada in Paris', '@ada in Paris'],
    ['title: *Ada* in Paris', '*Ada* in Paris'],
  ])('with the line %j has the title %j, at its offset', async (line, title) => {
    const content = `---\nsource: News\n${line}\n---\nShe went.`;
    const { parts, problems } = await read(content);
    expect(problems).toEqual([]);
    expect(parts[0]).toEqual({ role: 'HEADLINE', text: title, at: content.indexOf(line) + 'title: '.length });
  });

  test('in TOML has a title at its offset when it is written without escapes', async () => {
    const content = '+++\r\ntitle = "Ada 🦉"\r\n[params]\r\nauthor = "no"\r\n+++\r\nShe went.';
    const { parts } = await read(content);
    expect(parts[0]).toEqual({ role: 'HEADLINE', text: 'Ada 🦉', at: content.indexOf('Ada') });
    expect((await read('+++\ntitle = "Ada \\u2014"\n+++\nShe')).parts[0]).toEqual({
      role: 'HEADLINE',
      text: 'Ada —',
      at: null,
    });
  });

  test('with fields that no field is called by is reported once, at the first of them', async () => {
    const { problems } = await read('---\ntitle: Ada\nlead: x\ntags: [a]\nmood: y\n---\nShe went.');
    expect(problems.map(inShort)).toEqual(['BAD_VALUE a.md:3']);
    expect(problems[0]?.message).toMatch(/"lead", "mood"/);
  });

  test.each([
    ['a colon in a list', '---\nauthor:\n  - a: b: c\n---\nAda', 'a value holds a colon'],
    ['a tab', '---\nauthor:\n\t- a\n---\nAda', 'tab'],
    ['a missing bracket', '---\nauthor:\n  - [Ada\n---\nAda', 'missing'],
  ])('with %s is refused in plain words', async (_, content, words) => {
    const [problem] = (await read(content)).problems;
    expect(problem).toMatchObject({ code: 'SYNTAX' });
    expect(problem?.message).toContain(words);
    expect(problem?.message).not.toMatch(/compact mapping|implicit|node|parse|scalar|flow/i);
  });
});

test('a link between notes in a field is its words', async () => {
  const { parts } = await read('---\nauthor: "[[People/Mary|Mary]]"\n---\nShe went.');
  expect(parts[0]).toMatchObject({ role: 'BYLINE', text: '[[People/Mary|Mary]]', markup: ['MARKDOWN'] });
});

describe('the language of a seed', () => {
  test.each([
    ['en', 'en'],
    ['English', 'en'],
    ['ENG', 'en'],
    ['pt_BR', 'pt-BR'],
    ['en_US.UTF-8', 'en-US'],
    ['Deutsch', 'de'],
    ['Chinese (simplified)', 'zh'],
    ['ger', 'de'],
  ])('%s is the tag %s', async (written, tag) => {
    const { document, problems } = await read(`---\nlang: ${written}\n---\nAda`);
    expect(problems).toEqual([]);
    expect(document?.language).toBe(tag);
  });

  test.each(['klingonese', 'xx'])('%s is reported, since there is none', async (written) => {
    const { document, problems } = await read(`---\nlanguage: ${written}\n---\nAda`);
    expect(problems.map(inShort)).toEqual(['BAD_VALUE a.md:2']);
    expect(document?.language).toBeNull();
  });
});
