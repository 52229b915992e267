import { createHash } from 'node:crypto';
import { codedWarning, signedDocument, signedFacts } from '@pishkhan/contracts/signed-facts';
import type { Proposal, Signed, Simulation, Warning } from '../proposal.ts';

/** Of proposals that are computed now. */
export const HASH_VERSION = 2;

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
  codedWarning({ kind, ...(data && !withoutParameters.includes(kind) && { data }) });

/** SHA-256 in hex over RFC 8785 JSON: the same on every machine. */
const digest = (canonical: string): string => createHash('sha256').update(canonical).digest('hex');

/** Sentences are not hashed: a release that words a warning better leaves waiting proposals as they are. */
export const hashOf = (proposal: Proposal): string => digest(signedFacts(proposal));

/** Whether the hash is that of the proposal, by the version that it names: version 1 hashed the whole document. */
export const isHashOf = ({ proposal, hash, hashVersion }: Signed): boolean =>
  hash === (hashVersion === undefined ? digest(signedDocument(proposal)) : hashOf(proposal));

const factsBefore = (proposal: Proposal): string => signedFacts(proposal, proposal.warnings.map(codedBefore));

/**
 * Whether the inputs of now give the proposal that was signed. The hash of version 1 has the sentences of the release
 * that computed it, so its proposal is compared instead.
 */
export const isSameProposal = ({ proposal, hash, hashVersion }: Signed, now: Simulation): boolean =>
  hashVersion === undefined ? factsBefore(proposal) === factsBefore(now.proposal) : hash === now.hash;
