import { hash } from 'node:crypto';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SignedInActor } from '../../http/request-context.ts';

/** Cache size in tokens, about 1 KB each. */
const KEPT = 10_000;

export interface VerifiedToken {
  readonly actor: SignedInActor;
  readonly claims: Pick<JWTPayload, 'exp'>;
  readonly header: JWTHeaderParameters;
  /** The published key that verified it, by identity. */
  readonly key: unknown;
}

/**
 * Tokens that were verified, by the hash of the whole token: another signature or claim is another token. None is
 * remembered past its `exp`. The token itself is not kept.
 */
export class RememberedTokens {
  private readonly tokens: LRUCache<string, VerifiedToken>;

  constructor(most = KEPT) {
    this.tokens = new LRUCache({ max: most });
  }

  get(token: string): VerifiedToken | undefined {
    const name = nameOf(token);
    const known = this.tokens.get(name);
    if (!known || Date.now() < known.claims.exp! * 1_000) return known;
    this.tokens.delete(name);
    return undefined;
  }

  keep(token: string, verified: VerifiedToken): void {
    this.tokens.set(nameOf(token), verified);
  }
}

const nameOf = (token: string): string => hash('sha256', token, 'base64url');
