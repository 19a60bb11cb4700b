/** Decides, from the whole document, the proposals that their own sentences left open. */
import type { Kind } from '../../model.ts';
import type { Spotted } from '../extractor.ts';
import type { Evidence } from './evidence.ts';
import type { Proposal } from './scan.ts';

const SURE = 0.75;

const folded = ({ words, from, to }: Proposal): string =>
  words
    .slice(from, to)
    .map((word) => word.folded)
    .join(' ');

/** The proposals that name something, with kinds agreed over the document. */
export function settle(proposals: readonly Proposal[], evidence: Evidence): Spotted[] {
  const sure = proposals.filter(({ score }) => score >= SURE);
  const surnames = new Set(
    sure.filter(({ kind }) => kind === 'PERSON').flatMap(({ words, to }) => words[to - 1]?.folded ?? []),
  );
  const kinds = new Map(sure.map((proposal) => [folded(proposal), proposal.kind]));
  return proposals.flatMap((proposal) => {
    const kind = decide(proposal, surnames, kinds);
    if (kind === null || isStray(proposal, evidence)) return [];
    const { words, from, to, demonym, score } = proposal;
    const [first, last] = [words[from], words[to - 1]];
    if (first === undefined || last === undefined) return [];
    return [{ start: first.start, end: last.end, kind, demonym, score: kind === proposal.kind ? score : 0.7 }];
  });
}

function decide(
  proposal: Proposal,
  surnames: ReadonlySet<string>,
  kinds: ReadonlyMap<string, Kind | null>,
): Kind | null {
  if (proposal.score >= SURE) return proposal.kind;
  const key = folded(proposal);
  const agreed = kinds.get(key);
  if (agreed) return agreed;
  return surnames.has(key) ? 'PERSON' : proposal.kind;
}

/** A single word that opens a sentence, that only its place there gave a capital, for all the document says. */
function isStray({ words, from, to, score }: Proposal, { capital }: Evidence): boolean {
  const word = words[from];
  return from === 0 && to === 1 && score < SURE && word !== undefined && !capital.has(word.folded);
}
