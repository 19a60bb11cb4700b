/** The formats of exports. To add one, write its file in `formats/`, name it in `format-names.ts` and add a row here. */
import type { Format } from './format.ts';
import type { FormatName } from './format-names.ts';
import { brat } from './formats/brat.ts';
import { csv } from './formats/csv.ts';
import { cypher } from './formats/cypher.ts';
import { ftm } from './formats/ftm.ts';
import { gexf } from './formats/gexf.ts';
import { graphml } from './formats/graphml.ts';
import { jsonl } from './formats/jsonl.ts';
import { jsonld } from './formats/jsonld.ts';
import { ris } from './formats/ris.ts';
import { turtle } from './formats/turtle.ts';
import { webanno } from './formats/webanno.ts';

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  jsonl,
  csv,
  turtle,
  jsonld,
  graphml,
  gexf,
  cypher,
  ftm,
  webanno,
  brat,
  ris,
};
