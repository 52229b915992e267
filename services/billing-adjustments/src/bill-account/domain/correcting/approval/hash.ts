import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Proposal, Signed, Simulation, Warning } from '../proposal.ts';

/** Of proposals that are computed now. */
export const HASH_VERSION = 2;

/** What is hashed of a warning: its code and its parameters, not its words. */
const coded = ({ kind, data }: Warning) => ({ kind, ...(data && { data }) });

/** In version 1 the warnings about an index had words, and no parameters. */
const withoutParameters: readonly string[] = [
  'moreDigits',
  'exceedsCapacity',
  'unconfirmedRollover',
  'unusual',
  'standsStill',
  'rolloverAboveShare',
];
const codedBefore = ({ kind, data }: Warning) =>
  coded({ kind, ...(data && !withoutParameters.includes(kind) && { data }) } as Warning);

/** SHA-256 in hex over RFC 8785 JSON: the same on every machine. */
const digest = (document: object): string => createHash('sha256').update(canonicalize(document)!).digest('hex');

const factsOf = ({ override, ...proposal }: Proposal, warnings: readonly object[]): object => ({
  ...proposal,
  warnings,
  ...(override && { override: { ...override, findings: override.findings.map(({ kind }) => kind) } }),
});

/** Sentences are not hashed: a release that words a warning better leaves waiting proposals as they are. */
export const hashOf = (proposal: Proposal): string => digest(factsOf(proposal, proposal.warnings.map(coded)));

/** Whether the hash is that of the proposal, by the version that it names: version 1 hashed the whole document. */
export const isHashOf = ({ proposal, hash, hashVersion }: Signed): boolean =>
  hash === (hashVersion === undefined ? digest(proposal) : hashOf(proposal));

const factsBefore = (proposal: Proposal): string => digest(factsOf(proposal, proposal.warnings.map(codedBefore)));

/**
 * Whether the inputs of now give the proposal that was signed. The hash of version 1 has the sentences of the release
 * that computed it, so its proposal is compared instead.
 */
export const isSameProposal = ({ proposal, hash, hashVersion }: Signed, now: Simulation): boolean =>
  hashVersion === undefined ? factsBefore(proposal) === factsBefore(now.proposal) : hash === now.hash;
