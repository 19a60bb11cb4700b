/** The product as the differential test asks it: an executor over a store that only reads. */
import type { DocumentNode } from 'graphql';
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

export function openProduct(path: string): Product {
  const store = openStore(path, { readonly: true });
  const executor = createExecutor(store);
  return {
    answer: async (document, variables) => {
      const contextValue = createContext(store);
      const { data = null, errors = [] } = await executor.execute({
        schema,
        document,
        variableValues: variables,
        contextValue,
      });
      return { data: JSON.parse(JSON.stringify(data)), errors: errors.map(toFieldError) };
    },
    close: store.close,
  };
}
