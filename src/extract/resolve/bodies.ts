/** Resolves organizations and whatever else has a name: whole names first, then initials, respellings and short names. */
import type { Form, Kind } from '../../model.ts';
import { isSameSpelled } from '../../text/spelling.ts';
import type { Article } from '../extractor.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import { namesOf } from '../known.ts';
import { type Body, type BodyTools, gatherBodies, identityOf } from './body.ts';
import { areInitials, coreWords, isCompany, isGeneric, isShortFor } from './body-name.ts';
import { type Cluster, type Clusters, type Identity, type Link, link, SURE } from './cluster.ts';
import { type Draft, wordsOf } from './draft.ts';
import { readExpansions } from './expansions.ts';

/** Where the mentions of a body belong: another body that it is a name of, by what form, and how sure. */
interface Referral {
  readonly to: Body;
  readonly form: Form;
  readonly linkScore: number;
}

export function resolveBodies(article: Article, drafts: readonly Draft[], tools: BodyTools): Clusters {
  const bodies = gatherBodies(drafts, tools);
  const expansions = readExpansions(article, drafts);
  const referrals = new Map<Body, Referral>();
  for (const body of bodies) {
    const referral = body.drafts[0]?.said ? null : (toLongForm(body, bodies, expansions) ?? toRespelled(body, bodies));
    if (referral && !leadsTo(referrals, referral.to, body)) referrals.set(body, referral);
  }
  const links = new Map<Body, Link[]>(bodies.map((body) => [body, []]));
  const unresolved: Link[] = [];
  for (const body of bodies) {
    for (const draft of body.drafts) {
      const found = referrals.get(body) ?? toLonger(body, draft, bodies);
      if (found === 'NOWHERE') unresolved.push(link(draft, 'SHORT_NAME', 0));
      else if (found === null) links.get(body)?.push(ownLink(body, draft));
      else links.get(follow(referrals, found.to))?.push(link(draft, found.form, found.linkScore));
    }
  }
  const clusters = bodies.flatMap((body) => toCluster(body, links.get(body) ?? [], referrals));
  return { clusters, unresolved };
}

function follow(referrals: ReadonlyMap<Body, Referral>, body: Body): Body {
  const next = referrals.get(body);
  return next === undefined ? body : follow(referrals, next.to);
}

const leadsTo = (referrals: ReadonlyMap<Body, Referral>, from: Body, to: Body): boolean =>
  follow(referrals, from) === to;

/** The long form of initials: what the article says they stand for, else the one body whose initials they are. */
function toLongForm(body: Body, bodies: readonly Body[], expansions: ReadonlyMap<string, Draft>): Referral | null {
  if (!body.isAcronym) return null;
  const told = body.drafts.map((draft) => expansions.get(draft.name)).find((long) => long !== undefined);
  const long = bodies.filter((other) => other !== body && !other.isAcronym);
  const isFitting = (other: Body) => {
    if (body.known !== null && !isNamed(body.known.record, other)) return false;
    return other.drafts.some((draft) => areInitials(body.words[0] ?? '', draft.words));
  };
  const fitting = long.filter(isFitting);
  const beside = told && long.find((other) => other.drafts.includes(told));
  const to = beside ?? (fitting.length === 1 ? fitting[0] : undefined);
  return to ? { to, form: 'ACRONYM', linkScore: SURE.acronym } : null;
}

/** The body of which this one is a respelling: the first, or one that is known. */
function toRespelled(body: Body, bodies: readonly Body[]): Referral | null {
  if (body.known !== null || body.isAcronym || body.state !== null || isCompany(body.words)) return null;
  const same = bodies.filter((other) => other !== body && !other.isAcronym && isRespelled(other.words, body.words));
  const to = same.find(({ known }) => known !== null) ?? same[0];
  const isLater = to !== undefined && (to.known !== null || bodies.indexOf(to) < bodies.indexOf(body));
  return isLater ? { to, form: 'FULL_NAME', linkScore: SURE.variant } : null;
}

function isRespelled(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const arePeoples = a.length === 1 && (PEOPLES.has(a[0] ?? '') || PEOPLES.has(b[0] ?? ''));
  return arePeoples ? isPlural(a[0] ?? '', b[0] ?? '') : a.every((word, i) => isSameSpelled(word, b[i] ?? ''));
}

const isPlural = (a: string, b: string): boolean => a === `${b}s` || b === `${a}s` || a === b;

/** The longer name that a mention shortens: the only one, else the one used last before it. A bare "the Council" alone is nothing. */
function toLonger(body: Body, draft: Draft, bodies: readonly Body[]): Referral | 'NOWHERE' | null {
  const isTold =
    draft.said !== null ||
    isCompany(draft.words) ||
    body.known !== null ||
    body.isAcronym ||
    body.state?.country != null;
  if (isTold || (body.words.length === 1 && PEOPLES.has(body.words[0] ?? ''))) return null;
  const isLonger = (other: Body) => other !== body && longNames(other).some((words) => isShortFor(body.words, words));
  const longer = bodies.filter(isLonger);
  const before = (other: Body) => other.drafts.findLast(({ start }) => start < draft.start)?.start ?? -1;
  const [latest] = [...longer].sort((a, b) => before(b) - before(a));
  const isVague = isGeneric(body.words);
  if (latest === undefined || (isVague && before(latest) < 0)) return isVague && body.state === null ? 'NOWHERE' : null;
  const linkScore = longer.length > 1 ? SURE.latestOfSeveral : isVague ? SURE.likelyOfSeveral : SURE.variant;
  return { to: latest, form: 'SHORT_NAME', linkScore };
}

const longNames = ({ drafts }: Body): (readonly string[])[] => drafts.map((draft) => coreWords(draft.words));

function ownLink(body: Body, draft: Draft): Link {
  if (draft.said) return link(draft, body.isAcronym ? 'ACRONYM' : 'FULL_NAME', SURE.seed);
  const naming =
    body.known && namesOf(body.known.record).find(({ name }) => wordsOf(name).join(' ') === draft.words.join(' '));
  const form = naming?.form ?? (body.isAcronym ? 'ACRONYM' : 'FULL_NAME');
  return link(draft, form, body.known ? SURE.knownName : SURE.fullName);
}

function toCluster(body: Body, links: readonly Link[], referrals: ReadonlyMap<Body, Referral>): Cluster[] {
  if (links.length === 0) return [];
  return [{ kind: kindOf(links), identity: identify(body, referrals), links }];
}

/** What a body is; when only its initials are known, that, unless they are known to stand for something else. */
function identify(body: Body, referrals: ReadonlyMap<Body, Referral>): Identity {
  const own = identityOf(body);
  if (own.by !== 'NAME') return own;
  const initials = [...referrals].filter(([from, { to }]) => to === body && from.isAcronym && from.known !== null);
  const known = initials.map(([from]) => from.known).find((one) => one && isNamed(one.record, body));
  return known ? { by: 'KNOWN', known } : own;
}

const isNamed = (record: Parameters<typeof namesOf>[0], body: Body): boolean =>
  namesOf(record).some(({ name }) => isRespelled(coreWords(wordsOf(name)), body.words));

/** The kind that most mentions have. */
function kindOf(links: readonly Link[]): Kind {
  const others = links.filter(({ draft }) => draft.kind !== 'ORGANIZATION').length;
  return others * 2 > links.length
    ? (links.find(({ draft }) => draft.kind !== 'ORGANIZATION')?.draft.kind ?? 'OTHER')
    : 'ORGANIZATION';
}
