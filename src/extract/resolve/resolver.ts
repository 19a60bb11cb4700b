/** Resolves the spans of an article to entities, one group of kinds after the other. */
import { type Asserter, KIND_DEFINITIONS, type Kind } from '../../model.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { assignBearers } from './bearers.ts';
import { assignClubs } from './clubs.ts';
import { assignCompanies } from './companies.ts';
import { createInstitutionCountry } from './institution-country.ts';
import { createKinshipReader } from './kinship.ts';
import { fromAnnotated, fromDetected } from './mention-context.ts';
import type { Clustering, MentionContext, Resolution, Resolver } from './model.ts';
import { resolveOrganizations } from './organizations.ts';
import { resolveOtherNames } from './other-names.ts';
import { resolvePersons } from './persons.ts';
import { resolvePlaces } from './places.ts';
import { toRecords } from './records.ts';
import { completeSharedFamilyNames } from './shared-family-names.ts';
import { createStateInstitutionReader } from './state-institutions.ts';
import { createOfficeReader, createTitleReader } from './titles.ts';

export function createResolver(gazetteer: Gazetteer): Resolver {
  return {
    resolve: (article, detected, assertedBy) =>
      resolveMentions(article, fromDetected(article, detected), { gazetteer, assertedBy }),
    resolveAnnotations: (article, annotated, assertedBy) =>
      resolveMentions(article, fromAnnotated(article, annotated), { gazetteer, assertedBy }),
  };
}

type Group = (typeof KIND_DEFINITIONS)[Kind]['resolver'];

/** Demonyms are resolved as places, whatever their kind. */
const groupOf = ({ kind, demonym }: MentionContext): Group => (demonym ? 'PLACES' : KIND_DEFINITIONS[kind].resolver);

interface Context {
  readonly gazetteer: Gazetteer;
  readonly assertedBy: Asserter;
}

/** Places come first, because they determine the state that a ministry or parliament belongs to. */
function resolveMentions(
  article: Article,
  mentions: readonly MentionContext[],
  { gazetteer, assertedBy }: Context,
): Resolution {
  const titles = createTitleReader(article);
  const ordered = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end);
  const clubs = assignClubs(article, ordered, gazetteer);
  const bodies = assignCompanies(article, clubs, { gazetteer, titles });
  const borne = assignBearers(article, resolveOtherNames(article, bodies, gazetteer), { gazetteer, titles });
  const of = (group: Group) => borne.filter((mention) => groupOf(mention) === group);

  const places = resolvePlaces(article, of('PLACES'), gazetteer);
  const named = completeSharedFamilyNames(article, of('PERSONS'), { gazetteer, titles });
  const readers = { titles, offices: createOfficeReader(article), kinships: createKinshipReader(article) };
  const persons = resolvePersons(article, named, { gazetteer, ...readers });
  const organizations = resolveOrganizations(article, of('ORGANIZATIONS'), {
    gazetteer,
    stateInstitution: createStateInstitutionReader(article, { placeMentions: of('PLACES'), places, gazetteer }),
    institutionCountry: createInstitutionCountry(article, of('PLACES'), places),
  });
  const byGroup: Readonly<Record<Group, Clustering>> = {
    PLACES: places,
    PERSONS: persons,
    ORGANIZATIONS: organizations,
  };
  return toRecords(Object.values(byGroup), { gazetteer, assertedBy });
}
