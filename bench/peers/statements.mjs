/** The SQL statements of the resolvers and loaders for mercurius. */
const ENTITY = `e.id as rowId, 'Entity:' || e.key as id, e.kind, e.name, e.article_count as articleCount, e.mention_count as mentionCount`;
const ARTICLE = `a.id as rowId, 'Article:' || a.key as id, a.title, nullif(a.published_at, '') as publishedAt, a.source`;

const WITH_BOTH = '(select id from entities where key in (@first, @second) order by article_count, id limit 1';

export const SQL = {
  entity: `select ${ENTITY} from entities as e where e.key = ?`,
  entities: `select ${ENTITY} from entities as e where e.id in (select value from json_each(?))`,
  article: `select ${ARTICLE}, t.text from articles as a cross join article_texts as t on t.article_id = a.id where a.key = ?`,
  articles: `select ${ARTICLE}, a.published_at as sortKey from articles as a where (a.published_at, a.id) < (?, ?)
    order by a.published_at desc, a.id desc limit +?`,
  articlesWithBoth: `select ${ARTICLE} from (
      select x.article_id from article_entities as x
      where x.entity_id = ${WITH_BOTH}) and exists (
        select 1 from article_entities as y where y.article_id = x.article_id and y.entity_id = ${WITH_BOTH} offset 1))
      order by x.published_at desc, x.article_id desc limit +@limit) as x
    cross join articles as a where a.id = x.article_id`,
  mentions: `select s.surface, m.start, m."end", m.kind, m.form, m.entity_id as entityId
    from (select * from mentions where article_id = ? and status = 'ACCEPTED' order by start, "end" limit +?) as m
    cross join surfaces as s where s.id = m.surface_id`,
  articlesOfEntity: `select ${ARTICLE} from (
      select article_id from article_entities where entity_id = ? and mention_count > 0
      order by published_at desc, article_id desc limit +?) as x
    cross join articles as a where a.id = x.article_id`,
  storedNeighbours: `select neighbour_id as entityId, sentences as weight from neighbours
    where hub = (select hub from entities where id = ?) and sentences > 0 order by sentences desc, neighbour_id limit +?`,
  countedNeighbours: `select entityId, count(*) as weight from (
      select distinct o.entity_id as entityId, m.article_id, m.sentence_start
      from mentions as m cross join sentences as t cross join mentions as o
      where m.entity_id = ? and m.status = 'ACCEPTED' and m.form <> 'DEMONYM'
        and t.article_id = m.article_id and t.start = m.sentence_start
        and o.article_id = m.article_id and o.start >= t.start and o.start < t."end"
        and o.entity_id <> m.entity_id and o.status = 'ACCEPTED' and o.form <> 'DEMONYM')
    group by entityId order by weight desc, entityId limit +?`,
  sources: `select a.source, count(*) as count
    from article_entities as x cross join articles as a indexed by articles_by_id
    where x.entity_id = ? and x.mention_count > 0 and a.id = x.article_id
    group by 1 order by count desc, 1 limit 10`,
  years: `select cast(nullif(substr(published_at, 1, 4), '') as integer) as year, count(*) as count
    from article_entities where entity_id = ? and mention_count > 0 group by 1 order by count desc, 1 limit 10`,
  timeline: `select iif(x.published_at > '' and x.article_id not in (select id from articles where published_precision = 'YEAR'),
      substr(x.published_at, 1, 7) || '-01T00:00:00Z', null) as start, count(*) as articleCount, sum(x.mention_count) as mentionCount
    from article_entities as x where x.entity_id = ? and x.mention_count > 0 group by 1 order by start is null, start`,
  search: `select h.score / 1e12 as score, ${ARTICLE}, (
      select highlight(articles_fts, 1, char(57344), char(57344)) from articles_fts where articles_fts match @word and rowid = h.id) as marked
    from (
      select rowid as id, cast(round(rank * -1e12) as integer) as score from articles_fts where articles_fts match @word
      order by score desc, id limit +@limit) as h
    cross join articles as a where a.id = h.id`,
};
