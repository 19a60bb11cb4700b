/** Loads mentions, and the roles and statements that hang on them. */
import { at, Index, indexBy, spanOrNull } from './index-by.ts';
import type { Structure } from './load-articles.ts';
import { originKeyOf, type References } from './load-entities.ts';
import type { Entity, Mention, Role, Statement } from './model.ts';
import type { ReadTable } from './tables.ts';

export interface Nouns extends Structure {
  readonly entities: Index<number, Entity>;
  readonly mentions: Index<string, Mention>;
}

export const loadMentions = (
  read: ReadTable,
  { articles, sentences, entities }: Omit<Nouns, 'mentions'>,
  references: References,
): Index<string, Mention> => {
  const surfaces = indexBy(read('surfaces'), ({ id }) => id);
  const mentions = new Index<string, Mention>();
  for (const row of read('mentions')) {
    const mention: Mention = {
      __typename: 'Mention',
      article: articles.find(row.article_id),
      sentence: sentences.find(at(row.article_id, row.sentence_start)),
      start: row.start,
      end: row.end,
      surfaceId: row.surface_id,
      surface: surfaces.find(row.surface_id).surface,
      kind: row.kind,
      form: row.form,
      status: row.status,
      entity: row.entity_id === null ? null : entities.find(row.entity_id),
      score: row.score,
      linkScore: row.link_score,
      assertedBy: references.asserters.find(row.asserter_id),
      originKey: originKeyOf(references, row.origin_id),
      candidates: [],
    };
    mentions.set(at(row.article_id, row.start, row.end), mention);
    mention.article.mentions.push(mention);
    mention.entity?.mentions.push(mention);
  }
  const likeliestFirst = read('mention_candidates').sort((one, other) => one.place - other.place);
  for (const { article_id, start, end, entity_id, score } of likeliestFirst) {
    mentions.find(at(article_id, start, end)).candidates.push({ entity: entities.find(entity_id), score });
  }
  return mentions;
};

export const loadRoles = (read: ReadTable, { articles, sentences, mentions }: Nouns): Role[] =>
  read('roles').map((row) => {
    const { article_id, start, end } = row;
    const article = articles.find(article_id);
    const of = spanOrNull(row.of_start, row.of_end);
    const role: Role = {
      __typename: 'Role',
      article,
      sentence: sentences.find(at(article_id, row.sentence_start)),
      start,
      end,
      text: article.text.slice(start, end),
      mention: mentions.find(at(article_id, row.mention_start, row.mention_end)),
      ofMention: of && mentions.find(at(article_id, of.start, of.end)),
    };
    article.roles.push(role);
    return role;
  });

export const loadStatements = (read: ReadTable, { articles, sentences, mentions }: Nouns): Statement[] => {
  const rows = read('statements');
  const statements = indexBy(
    rows.map((row): Statement => {
      const article = articles.find(row.article_id);
      const content = { start: row.content_start, end: row.content_end };
      const addressee = spanOrNull(row.addressee_start, row.addressee_end);
      return {
        __typename: 'Statement',
        rowId: row.id,
        article,
        sentence: sentences.find(at(row.article_id, row.sentence_start)),
        cue: { start: row.cue_start, end: row.cue_end },
        content,
        text: article.text.slice(content.start, content.end),
        mode: row.direct === 1 ? 'DIRECT' : 'REPORTED',
        score: row.score,
        speaker: mentions.find(at(row.article_id, row.speaker_start, row.speaker_end)),
        addressee: addressee && mentions.find(at(row.article_id, addressee.start, addressee.end)),
        parent: null,
      };
    }),
    ({ rowId }) => rowId,
  );
  for (const { id, parent_id } of rows) {
    if (parent_id !== null) statements.find(id).parent = statements.find(parent_id);
  }
  for (const statement of statements.values()) statement.article.statements.push(statement);
  return [...statements.values()];
};
