/** What leaves the server of each sort of failure. */
import {
  GraphQLError,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  graphql,
} from 'graphql';
import { expect, test } from 'vitest';
import { maskError } from '../../schema/errors.ts';
import { DatelineError } from '../../src/problem.ts';

const failing = (error: () => unknown) =>
  new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        fail: { type: GraphQLString, args: { many: { type: GraphQLInt } }, resolve: error },
        nothing: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
        number: { type: GraphQLInt, resolve: () => 'many' },
      },
    }),
  });

const masked = async (source: string, variableValues: Record<string, unknown> = {}) => {
  const schema = failing(() => {
    throw new TypeError('the secret of /etc');
  });
  const { errors = [] } = await graphql({ schema, source, variableValues });
  return errors.map(maskError).map(({ message, extensions: { code } }) => ({ message, code }));
};

const UNEXPECTED = [{ message: 'Unexpected error', code: 'INTERNAL_SERVER_ERROR' }];

test('an expected failure keeps its code, message and path, and nothing else', async () => {
  const schema = failing(() => {
    throw new DatelineError('BAD_USER_INPUT', 'Ask less.', { cause: new Error('the secret') });
  });
  const { errors: [error] = [] } = await graphql({ schema, source: '{ fail }' });
  const sent = maskError(error);
  expect(sent.toJSON()).toEqual({
    message: 'Ask less.',
    locations: [{ line: 1, column: 3 }],
    path: ['fail'],
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect(sent.originalError).toBeUndefined();
});

test.each(['{ fail }', '{ nothing }', '{ number }'])('%s, a defect of ours, is masked', async (source) => {
  expect(await masked(source)).toEqual(UNEXPECTED);
});

test.each([new Error('the secret'), 'the secret', null])('%s from outside of any field is masked', (error) => {
  expect(maskError(error).toJSON()).toMatchObject({
    message: 'Unexpected error',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

test('what GraphQL refuses is told as it is', async () => {
  const [error] = await masked('query ($many: Int) { fail(many: $many) }', { many: 'few' });
  expect(error).toEqual({
    message: expect.stringContaining('Int cannot represent non-integer value: "few"'),
    code: 'BAD_USER_INPUT',
  });
});

test('a refusal that has a code keeps it', () => {
  const error = new GraphQLError('Too large', { extensions: { code: 'LIMIT_EXCEEDED' } });
  expect(maskError(error)).toBe(error);
});
