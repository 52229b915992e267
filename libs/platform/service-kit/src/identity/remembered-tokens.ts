import { hash } from 'node:crypto';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SignedInActor } from '../http/request-context.ts';

/** Cache size in tokens, about 1 KB each. */
const KEPT = 10_000;

export interface VerifiedToken {
  readonly actor: SignedInActor;
  /** `exp`, and `sid` if the issuer names the session of the login. */
  readonly claims: Pick<JWTPayload, 'exp'> & { readonly sid?: unknown };
  readonly header: JWTHeaderParameters;
  /** The published key that verified it, by identity. */
  readonly key: unknown;
}

/** A person's tokens, or those of one login. */
export type TokensOf = { readonly subject: string } | { readonly session: string };

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

  forget(whose: TokensOf): void {
    for (const [name, { actor, claims }] of this.tokens.entries())
      if ('subject' in whose ? actor.subject === whose.subject : claims.sid === whose.session) this.tokens.delete(name);
  }
}

const nameOf = (token: string): string => hash('sha256', token, 'base64url');
