/** Parses `mapping.yml`: the names that the articles of a folder give to their fields, and their annotations to kinds. */
import * as z from 'zod';
import { KINDS, type Kind, kindOfType } from '../model.ts';
import type { Problem } from '../problem.ts';
import { normalizeType } from './brat-types.ts';
import { FIELD_NAMES, type FieldNames, TEXT_FIELDS } from './field-names.ts';
import { FIELDS } from './fields.ts';
import { error, type Finding, quote } from './problems.ts';
import { parseYaml } from './yaml.ts';

export interface Mapping {
  readonly names: FieldNames;
  /** The kinds of types of annotations, normalized; null for types that are left out. */
  readonly types: ReadonlyMap<string, Kind | null>;
}

export const DEFAULT_MAPPING: Mapping = { names: FIELD_NAMES, types: new Map() };

const Names = z.union([z.string(), z.array(z.string())]).transform((names) => [names].flat());
const ALL_FIELDS = [...TEXT_FIELDS, ...FIELDS] as const;
const Types = z.record(z.string(), z.string());
const MappingFile = z.strictObject({
  ...(Object.fromEntries(ALL_FIELDS.map((field) => [field, Names.optional()])) as Record<
    (typeof ALL_FIELDS)[number],
    z.ZodOptional<typeof Names>
  >),
  types: Types.optional(),
});

/** The mapping of a file, whose names come before those that are known; a problem when it is not valid. Never throws. */
export function parseMapping(text: string, file: string): Mapping | Problem {
  const yaml = parseYaml(text);
  if ('finding' in yaml) return error({ file, line: yaml.line }, yaml.finding);
  const parsed = MappingFile.safeParse(yaml.value ?? {});
  if (!parsed.success) return error({ file, line: null }, NOT_A_MAPPING);
  const { types = {}, ...given } = parsed.data;
  const names = Object.fromEntries(
    ALL_FIELDS.map((field) => [field, [...(given[field] ?? []), ...FIELD_NAMES[field]]]),
  );
  const kinds = new Map<string, Kind | null>();
  for (const [type, kindName] of Object.entries(types)) {
    const kind = kindOfType(kindName.toUpperCase());
    const isLeftOut = kindName.toLowerCase() === 'none';
    if (kind === undefined && !isLeftOut) return error({ file, line: null }, notAKind(type, kindName));
    kinds.set(normalizeType(type), kind ?? null);
  }
  return { names: names as unknown as FieldNames, types: kinds };
}

const NOT_A_MAPPING: Finding = [
  'BAD_VALUE',
  `This is not a mapping; write field: name on each line, with the fields ${ALL_FIELDS.join(', ')}, and types.`,
];
const notAKind = (type: string, kind: string): Finding => [
  'BAD_VALUE',
  `${quote(type)} stands for ${quote(kind)}, which is no kind; write one of ${KINDS.join(', ')}, or none.`,
];
