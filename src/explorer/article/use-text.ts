/** The text of an article. It is asked for apart from everything else: corrections of names leave it as it is. */
import type { CombinedError } from '@urql/core';
import { useEffect, useState } from 'react';
import { uncachedClient } from '../graphql/client.ts';
import { graphql } from '../graphql/graphql.ts';

const TextOfArticle = graphql(`
  query TextOfArticle($id: ID!) {
    article(id: $id) {
      text
    }
  }
`);

interface Answer {
  readonly data?: string;
  readonly error?: CombinedError;
  readonly retry: () => void;
}

/** `hash` is that of the text: another one is another text. */
export function useText(id: string, hash: string): Answer {
  const [answer, setAnswer] = useState<Omit<Answer, 'retry'>>({});
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hash is another text
  useEffect(() => {
    let isDropped = false;
    void uncachedClient
      .query(TextOfArticle, { id })
      .toPromise()
      .then(({ data, error }) => {
        if (!isDropped) setAnswer(error ? { error } : { data: data?.article?.text ?? '' });
      });
    return () => {
      isDropped = true;
    };
  }, [id, hash, tries]);
  return { ...answer, retry: () => setTries(tries + 1) };
}
