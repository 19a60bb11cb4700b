/**
 * Abbreviations of American states and Canadian provinces, as the Associated Press and older style books write them, and postal codes,
 * written for Dateline from common knowledge.
 */

const LISTED = `
  US-AL Ala.; US-AK Alaska; US-AZ Ariz.; US-AR Ark.; US-CA Calif. Cal.; US-CO Colo.; US-CT Conn.; US-DE Del.; US-DC D.C.; US-FL Fla.; US-GA Ga.; US-HI Hawaii;
  US-ID Idaho; US-IL Ill.; US-IN Ind.; US-IA Iowa; US-KS Kan. Kans.; US-KY Ky.; US-LA La.; US-ME Maine; US-MD Md.; US-MA Mass.; US-MI Mich.; US-MN Minn.;
  US-MS Miss.; US-MO Mo.; US-MT Mont.; US-NE Neb. Nebr.; US-NV Nev.; US-NH N.H.; US-NJ N.J.; US-NM N.M. N.Mex.; US-NY N.Y.; US-NC N.C.; US-ND N.D. N.Dak.;
  US-OH Ohio; US-OK Okla.; US-OR Ore. Oreg.; US-PA Pa. Penn. Penna.; US-RI R.I.; US-SC S.C.; US-SD S.D. S.Dak.; US-TN Tenn.; US-TX Texas Tex.; US-UT Utah; US-VT Vt.;
  US-VA Va.; US-WA Wash.; US-WV W.Va. W.V.; US-WI Wis. Wisc.; US-WY Wyo.;
  CA-AB Alta.; CA-BC B.C.; CA-MB Man.; CA-NB N.B.; CA-NL N.L. Nfld.; CA-NS N.S.; CA-NT N.W.T.; CA-ON Ont.; CA-PE P.E.I.; CA-QC Que.; CA-SK Sask.
`;

const ROWS = LISTED.split(';').map((row) => row.trim().split(/\s+/));

/** The ISO 3166-2 code by abbreviation, with its full stops; states that are never abbreviated stand by their names. */
export const STATES: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([code = '', ...names]) => names.map((name) => [name, code] as const)),
);

/** The ISO 3166-2 code by postal code: "NV", "ON". */
export const STATES_BY_POSTAL_CODE: ReadonlyMap<string, string> = new Map(
  ROWS.map(([code = '']) => [code.slice(3), code] as const),
);

/** The code of a state by its abbreviation, with or without the last full stop, or by its postal code; null when it is none. */
export const stateOf = (name: string): string | null =>
  STATES.get(name) ?? STATES.get(`${name}.`) ?? STATES_BY_POSTAL_CODE.get(name) ?? null;
