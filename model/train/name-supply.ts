/** Generates replacement names of people, places and organizations: known ones, coined ones, and organizations from patterns. */
import { parseCity, readBaked } from '../../src/extract/gazetteer/baked.ts';
import { Coiner } from './coined.ts';
import { readNames } from './organizations.ts';
import { randomNumbers } from './random.ts';

const words = (list: string): string[] => list.split('|');

const FIELDS = words(
  'Health|Education|Finance|Home Affairs|Foreign Affairs|Agriculture|Labour|Tourism|Transport|Energy|Justice|Defence|Trade and Industry|Water Resources|Information|Sports|Culture|Mines|Environment and Forests|Public Works|Immigration|Social Development|Economic Planning|Women and Children|Local Government',
);
const PLACE_HEADS = words(
  'University|Police|City Council|High Court|Stock Exchange|Chamber of Commerce|Times|Post|Herald|Tribune|Daily News|Star|Gazette|Chronicle|Airlines|Airways|Bank|Port Authority|General Hospital|United|City|FC|Football Club|Rovers|Wanderers|Tigers|Lions|Eagles|Warriors|Kings|Museum|Institute of Technology|Medical College|Cricket Board|Football Association|Rugby Union|Electricity Board|Water Company|Development Authority|Municipal Corporation|Revenue Authority|Central Bank|National Party|Liberation Front|Workers Union|Electoral Commission|Broadcasting Corporation|Court of Appeal|Legislative Assembly|Red Cross|Symphony Orchestra|District Council|Telecom|Steel|Mining Company',
);
const FAMILY_HEADS = words(
  'Group|Holdings|Industries|Motors|Ltd|Ltd.|Inc.|Inc|Corp.|Corporation|Foundation|Bank|Brothers|& Sons|& Co.|Capital|Media|Records|Pharmaceuticals|Energy|Airlines|Studios|Partners|Systems|Technologies|Electronics|Foods|Cement|Trust|College|University|Institute|Hospital|Memorial Hospital|Entertainment|Pictures|Publishing',
);
const WHOLE = words(
  'National Electoral Commission|Central Bureau of Investigation|Supreme Court|High Court|National Assembly|Court of Appeal|Securities and Exchange Board|Anti-Corruption Commission|National Human Rights Commission|Civil Aviation Authority|Central Election Commission|Public Service Commission|Medical Association|Bar Association|Teachers Union|Labour Party|Democratic Party|Congress Party|National Congress|People Power Party|Republican Guard|Border Security Force|Air Force|Coast Guard|Constitutional Court|Reserve Bank|Planning Commission|Chamber of Mines|Football Federation|Olympic Committee|House of Representatives|Senate|Parliament|Cabinet|Council of Ministers|Human Rights Council|Trade Union Congress|Student Union|Catholic Church|Development Bank|Revenue Service|Prisons Service|Immigration Department|Water Board|National Museum|Space Agency|Weather Bureau|Geological Survey',
);
const ENDINGS = words('|||||corp|tel|bank|soft|air|net|com|tech|media|mart|gas|oil|star|link|plus|sys');

export const capitalised = (word: string): string => word.replace(/(?:^|-)\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Countries are replaced by countries only, so that "in" and "capital of" still make sense. */
export type PlaceSort = 'COUNTRY' | 'OTHER';

export class NameSupply {
  readonly random: () => number;
  readonly #given: readonly string[];
  readonly #family: readonly string[];
  readonly #countries: readonly string[];
  readonly #cities: readonly string[];
  readonly #demonyms: readonly string[];
  readonly #peoples: readonly string[];
  readonly #bodies = readNames('bodies');
  readonly #clubs = readNames('clubs');
  readonly #isClub: ReadonlySet<string> = new Set(this.#clubs);
  readonly #firms = [...readNames('companies'), ...readNames('media')];
  readonly #personCoiner: Coiner;
  readonly #placeCoiner: Coiner;
  readonly #isCountry: ReadonlySet<string>;
  readonly #isDemonym: ReadonlySet<string>;

  constructor(seed: number) {
    this.random = randomNumbers(seed);
    const { entities, cityNames, cities, givenNames, familyNames } = readBaked();
    const countries = entities.filter(({ type }) => type === 'COUNTRY');
    this.#given = givenNames.split(' ');
    this.#family = familyNames.split(' ');
    this.#countries = countries.map(({ name }) => name);
    this.#cities = cityNames.map((line, row) => parseCity(line, cities[row] ?? '').name);
    const demonyms = countries.flatMap(({ demonyms: own = [] }) => own.filter((word) => !/m[ae]n$/.test(word)));
    this.#demonyms = demonyms.filter((word) => !word.endsWith('s'));
    this.#peoples = demonyms.filter((word) => word.endsWith('s'));
    this.#isCountry = new Set(countries.flatMap(({ name, also = [] }) => [name, ...also]));
    this.#isDemonym = new Set(demonyms);
    this.#personCoiner = new Coiner(this.#family, this.random);
    this.#placeCoiner = new Coiner(
      this.#cities.filter((name) => /^\p{L}+$/u.test(name)).map((name) => name.toLowerCase()),
      this.random,
    );
  }

  isCountry = (name: string): boolean => this.#isCountry.has(name);
  isDemonym = (name: string): boolean => this.#isDemonym.has(name);

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick(list: readonly string[]): string {
    return list[Math.floor(this.random() * list.length)] ?? '';
  }

  given(): string {
    return capitalised(this.chance(0.7) ? this.pick(this.#given) : this.#personCoiner.coin());
  }

  family(): string {
    return capitalised(this.chance(0.6) ? this.pick(this.#family) : this.#personCoiner.coin());
  }

  /** A demonym; a plural one if `like` is plural. */
  demonym(like = ''): string {
    return this.pick(like.endsWith('s') ? this.#peoples : this.#demonyms);
  }

  country = (): string => this.pick(this.#countries);

  place(): string {
    return this.chance(0.85) ? this.pick(this.#cities) : capitalised(this.#placeCoiner.coin());
  }

  acronym(): string {
    const length = 2 + Math.floor(this.random() * 4);
    return Array.from({ length }, () => this.pick('AABCCDEFGHIKLMNNPRSSTTUW'.split(''))).join('');
  }

  isClub = (name: string): boolean => this.#isClub.has(name);

  /** A club, often by the name of its town, or one that nobody knows. */
  club(): string {
    const way = this.random();
    if (way < 0.5) return this.place();
    return way < 0.85 ? this.pick(this.#clubs) : this.family();
  }

  /** A company or medium by a short name, often that of a family or place. */
  firm(): string {
    const way = this.random();
    if (way < 0.5) return this.pick(this.#firms);
    if (way < 0.7) return this.family();
    return way < 0.8 ? this.place() : this.brand();
  }

  /** An organization's name of one word. */
  brand(): string {
    const coined = (this.chance(0.5) ? this.#personCoiner : this.#placeCoiner).coin();
    return this.chance(0.5) ? this.acronym() : capitalised(coined + this.pick(ENDINGS));
  }

  /** An organization's name, usually of several words. */
  organization(): string {
    const way = this.random();
    if (way < 0.3) return `${this.#whence()} ${this.pick(PLACE_HEADS)}`;
    if (way < 0.45) return `${this.chance(0.5) ? this.family() : this.brand()} ${this.pick(FAMILY_HEADS)}`;
    if (way < 0.55) return this.#ministry();
    if (way < 0.62) return `${this.pick(['University', 'Bank', 'Court', 'Diocese', 'Port'])} of ${this.place()}`;
    if (way < 0.75) return this.pick(WHOLE);
    if (way < 0.82) return `${this.#whence()} ${this.pick(WHOLE)}`;
    if (way < 0.9) return this.pick(this.#bodies);
    return this.brand();
  }

  #whence(): string {
    return this.chance(0.6) ? this.place() : this.chance(0.5) ? this.country() : this.demonym();
  }

  #ministry(): string {
    const field = this.pick(FIELDS);
    const body = this.pick(['Ministry', 'Ministry', 'Department']);
    if (this.chance(0.5)) return `${body} of ${field}`;
    return this.chance(0.5) ? `${field} ${body}` : `${this.demonym()} ${body} of ${field}`;
  }
}
