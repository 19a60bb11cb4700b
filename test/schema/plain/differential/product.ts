/** The product as the differential test asks it: its engine over a store that only reads. */
import assert from 'node:assert/strict';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { createContext } from '../../../../schema/context.ts';
import { Engine } from '../../../../schema/engine/executor.ts';
import { maskError } from '../../../../schema/errors.ts';
import { schema } from '../../../../schema/index.ts';
import { openStore } from '../../../../src/store/database/open.ts';
import { sqlite, sqliteFindingOnce } from '../../../../src/store/sql/dialect.ts';
import type { FieldError } from '../execute.ts';
import type { Variables } from '../operations/random-operations.ts';

export interface ProductAnswer {
  /** As a client reads it. */
  readonly data: unknown;
  readonly errors: readonly FieldError[];
}

export interface Product {
  readonly answer: (document: DocumentNode, variables: Variables) => Promise<ProductAnswer>;
  readonly close: () => void;
}

const toFieldError = (error: unknown): FieldError => {
  const { message, path = [], extensions } = maskError(error);
  return { message, path, code: String(extensions.code) };
};

/** An answer as a client reads it. */
export const toProductAnswer = ({ data = null, errors = [] }: ExecutionResult): ProductAnswer => ({
  data: JSON.parse(JSON.stringify(data)),
  errors: errors.map(toFieldError),
});

/** Answers in both ways that filters with relations may be executed, and expects one answer. */
export function openProduct(path: string): Product {
  const store = openStore(path, { readonly: true });
  const limit = { milliseconds: Number.POSITIVE_INFINITY };
  const lookingUp = new Engine(schema, store, { dialect: sqlite, limit });
  const findingOnce = new Engine(schema, store, { dialect: sqliteFindingOnce, limit });
  return {
    answer: async (document, variables) => {
      const request = { schema, document, variableValues: variables };
      const [answer, same] = [
        toProductAnswer(await lookingUp.execute({ ...request, contextValue: createContext(store) })),
        toProductAnswer(await findingOnce.execute({ ...request, contextValue: createContext(store) })),
      ];
      assert.deepEqual(same, answer, 'relations found once give another answer than relations looked up');
      return answer;
    },
    close: store.close,
  };
}
