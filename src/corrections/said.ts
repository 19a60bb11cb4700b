/** Keeps roles and statements fitting to mentions that moved or went. */
import type { ArticleRecord, RoleRecord, Span, StatementRecord } from '../model.ts';
import { isWithin, sentenceAround } from './spans.ts';

type Said = Pick<ArticleRecord, 'roles' | 'statements'>;

/** Where a span of before is now; null when it is gone. */
export type Move = (span: Span) => Span | null;

interface Moves {
  /** Of mentions. */
  readonly mention: Move;
  /** Of all other words. */
  readonly words: Move;
}

/** The start of the sentence that all of these lie in; null when there is no such sentence or one of them is gone. */
const homeOf = ({ sentences }: ArticleRecord, spans: readonly (Span | null)[]): number | null => {
  const homes = spans.map((span) => span && sentenceAround(sentences, span)?.start);
  const [home] = homes;
  return home !== undefined && home !== null && homes.every((one) => one === home) ? home : null;
};

const moveRole = (record: ArticleRecord, { mention, of, ...role }: RoleRecord, moves: Moves): RoleRecord[] => {
  const [words, holder, owner] = [moves.words(role), moves.mention(mention), of && moves.mention(of)];
  const sentence = homeOf(record, [words, holder, ...(of ? [owner] : [])]);
  if (sentence === null || !words || !holder) return [];
  return [{ start: words.start, end: words.end, mention: holder, of: owner, sentence }];
};

const moveStatement = (record: ArticleRecord, said: StatementRecord, moves: Moves): StatementRecord | null => {
  const [speaker, cue, content] = [moves.mention(said.speaker), moves.words(said.cue), moves.words(said.content)];
  const addressee = said.addressee && moves.mention(said.addressee);
  const sentence = homeOf(record, [speaker, cue, content, ...(said.addressee ? [addressee] : [])]);
  if (sentence === null || !speaker || !cue || !content) return null;
  return { ...said, speaker, cue, content, addressee, sentence };
};

const firstOfEach = <Item>(items: readonly Item[], spanOf: (item: Item) => Span): Item[] =>
  [
    ...new Map(items.toReversed().map((item) => [`${spanOf(item).start}-${spanOf(item).end}`, item])).values(),
  ].toReversed();

/** The statements that are left, the places of their parents told anew. */
const relist = (moved: readonly (StatementRecord | null)[]): StatementRecord[] => {
  const kept = firstOfEach(
    moved.filter((one) => one !== null),
    ({ cue }) => cue,
  );
  return kept.map((one): StatementRecord => {
    const around = one.parent === null ? null : (moved[one.parent] ?? null);
    const place = around && isWithin(one.cue, around.content) ? kept.indexOf(around) : -1;
    return { ...one, parent: place < 0 ? null : place };
  });
};

/** The roles and statements of a record of before, in a record of now, as far as they still fit into one sentence each. */
export function moveSaid(now: ArticleRecord, before: Said, moves: Moves): Said {
  return {
    roles: firstOfEach(
      before.roles.flatMap((role) => moveRole(now, role, moves)),
      (role) => role,
    ),
    statements: relist(before.statements.map((one) => moveStatement(now, one, moves))),
  };
}
