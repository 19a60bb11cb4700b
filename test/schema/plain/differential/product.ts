/** The product as the differential test asks it: an executor over a store that only reads. */
import type { DocumentNode, ExecutionResult } from 'graphql';
import { createContext } from '../../../../schema/context.ts';
import { maskError } from '../../../../schema/errors.ts';
import { createExecutor } from '../../../../schema/execute.ts';
import { schema } from '../../../../schema/index.ts';
import { openStore } from '../../../../src/store/database/open.ts';
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

export function openProduct(path: string): Product {
  const store = openStore(path, { readonly: true });
  const executor = createExecutor(store);
  return {
    answer: async (document, variables) => {
      const contextValue = createContext(store);
      return toProductAnswer(await executor.execute({ schema, document, variableValues: variables, contextValue }));
    },
    close: store.close,
  };
}
