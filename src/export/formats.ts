/** The formats of exports. To add one, write its file in `formats/`, name it in `format-names.ts` and add a row here. */
import type { Format } from './format.ts';
import type { FormatName } from './format-names.ts';
import { csv } from './formats/csv.ts';
import { jsonl } from './formats/jsonl.ts';

export const FORMATS: Readonly<Record<FormatName, Format>> = { jsonl, csv };
