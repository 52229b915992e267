import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Proposal } from '../proposal.ts';

/** SHA-256 in hex over RFC 8785 JSON: a proposal has the same hash on every machine. */
export const hashOf = (proposal: Proposal): string =>
  createHash('sha256').update(canonicalize(proposal)!).digest('hex');
