/** Checks XML by the schemas of its formats in libxml2. */
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

/** What is wrong with it; empty when it is valid. `schema` is a file of test/fixtures/schemas. */
export async function faultsOf(xml: string, schema: string): Promise<readonly string[]> {
  const contents = readFileSync(new URL(`../fixtures/schemas/${schema}`, import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: { fileName: 'graph.xml', contents: xml },
    schema: { fileName: schema, contents },
  });
  return errors.map(({ message }) => message);
}
