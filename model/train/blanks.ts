/** Makes names for the blanks of patterns by the grammar in `model/patterns/blanks.yml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { NameSupply } from './name-supply.ts';
import { type NameList, readNames } from './organizations.ts';

const blank = z.object({ type: z.enum(TYPES).optional(), ways: z.record(z.string(), z.number().positive()) });
const grammar = z.object({ lists: z.record(z.string(), z.string()) }).catchall(blank);

/** A blank in a way to make a name: {town}, {=given}, {companies: cars}. */
const PART = /\{(=?)(\w+)(?:: ([^}]+))?\}/g;
const LISTS: readonly string[] = ['bodies', 'clubs', 'companies', 'media', 'things', 'people'] satisfies NameList[];
const LETTERS = 'ABCDEFGHJKLMNPRSTVW'.split('');

export class Blanks {
  readonly #supply: NameSupply;
  readonly #types = new Map<string, Type | null>();
  /** The ways to make a name of each blank, each as often as its weight says. */
  readonly #ways = new Map<string, string[]>();
  readonly #lists = new Map<string, string[]>();

  constructor(supply: NameSupply) {
    this.#supply = supply;
    const text = readFileSync(join(PACKAGE_ROOT, 'model', 'patterns', 'blanks.yml'), 'utf8');
    const { lists, ...blanks } = grammar.parse(parse(text));
    for (const [name, words] of Object.entries(lists)) this.#lists.set(name, words.split('|'));
    for (const [name, { type, ways }] of Object.entries(blanks)) {
      this.#types.set(name, type ?? null);
      this.#ways.set(
        name,
        Object.entries(ways).flatMap(([way, weight]) => Array.from({ length: weight }, () => way)),
      );
    }
  }

  /** The type of a blank's names; null for parts of names. Throws RangeError when there is no such blank. */
  typeOf(name: string): Type | null {
    const type = this.#types.get(name);
    if (type === undefined)
      throw new RangeError(`no blank is called ${name}; they are ${[...this.#types.keys()].join(', ')}`);
    return type;
  }

  /** A new name for a blank; `shared` gives the name of another blank with the same letter. */
  name(name: string, shared: (name: string) => string): string {
    const way = this.#supply.pick(this.#ways.get(name) ?? []);
    return way.replace(PART, (_, isShared: string, part: string, group?: string) =>
      isShared ? shared(part) : this.#part(part, group),
    );
  }

  #part(part: string, group: string | undefined): string {
    const supply = this.#supply;
    if (LISTS.includes(part)) return supply.pick(readNames(part as NameList, group));
    const list = this.#lists.get(part);
    if (list) return supply.pick(list);
    const builtin: Readonly<Record<string, () => string>> = {
      town: () => supply.place(),
      family: () => supply.family(),
      given: () => supply.given(),
      country: () => supply.country(),
      demonym: () => supply.demonym(),
      brand: () => supply.brand(),
      initial: () => supply.pick(LETTERS),
      number: () => String(4 + Math.floor(supply.random() * 96)),
    };
    const make = builtin[part];
    if (!make) throw new RangeError(`blanks.yml names {${part}}, which is no list and nothing builtin`);
    return make();
  }
}
