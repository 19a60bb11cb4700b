/** A knowledge base of which the product and the plain reading are asked the same. */
import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { type OnField, PlainExecutor } from '../execute.ts';
import { loadBase } from '../load.ts';
import { type Pool, poolOf } from '../operations/pool.ts';
import type { Operation, Variables } from '../operations/random-operations.ts';
import { compareAnswers, type Difference, describe } from './compare.ts';
import { openProduct, type Product } from './product.ts';
import { type Request, shrink, written } from './shrink.ts';

export class Comparison {
  readonly schema: GraphQLSchema;
  readonly pool: Pool;
  readonly close: () => void;
  readonly #plain: PlainExecutor;
  readonly #product: Product;

  private constructor(plain: PlainExecutor, product: Product, pool: Pool) {
    this.schema = plain.schema;
    this.pool = pool;
    this.close = product.close;
    this.#plain = plain;
    this.#product = product;
  }

  /** Of the knowledge base in the file. `onField` is told what fields of the plain reading give. */
  static async open(path: string, schema: GraphQLSchema, onField: OnField): Promise<Comparison> {
    const base = loadBase(path);
    const plain = new PlainExecutor(schema, base, onField);
    return new Comparison(plain, openProduct(path), await poolOf(base, plain));
  }

  async #compare({ document, variables }: Request) {
    const expected = await this.#plain.execute(document, variables);
    const answer = await this.#product.answer(document, variables);
    return { answer, difference: compareAnswers(expected, answer) };
  }

  readonly #differs = async (request: Request): Promise<boolean> =>
    this.isValid(request.document) && (await this.#compare(request)).difference !== null;

  async #fail(request: Request, difference: Difference): Promise<never> {
    const smallest = await shrink(this.schema, request, this.#differs);
    const found = (await this.#compare(smallest)).difference ?? difference;
    return expect.fail(`${describe(found)}\n  of ${written(smallest)}`);
  }

  isValid(document: DocumentNode): boolean {
    return validate(this.schema, document).length === 0;
  }

  /** Gives the data that both answers have. Fails with the smallest operation found for which they differ. */
  async check(document: DocumentNode, variables: Variables = {}): Promise<unknown> {
    const request = { document, variables };
    const { answer, difference } = await this.#compare(request);
    return difference ? this.#fail(request, difference) : answer.data;
  }

  /** Fails also for an operation that is not valid. */
  async checkAll(operations: readonly Operation[]): Promise<void> {
    for (const { source, variables } of operations) {
      const document = parse(source);
      expect(validate(this.schema, document), source).toEqual([]);
      await this.check(document, variables);
    }
  }
}
