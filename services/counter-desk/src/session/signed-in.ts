import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { refused } from '../http/refusals.ts';
import type { IdentityProvider } from '../sign-in/identity-provider.ts';
import type { Cookies } from './cookies.ts';
import type { Session, Tokens } from './session.ts';
import type { Sessions } from './sessions.ts';
import { keyOf, type StoredSessions } from './stored/stored-sessions.ts';

/** A token is renewed when it has less than this left. */
const RENEWED_BEFORE_MS = 30_000;
/** A process that dies while it renews tokens holds up the others for so long. */
const LONGEST_RENEWAL_MS = 15_000;
const BETWEEN_LOOKS_MS = 50;

const shownBy = ({ headers }: FastifyRequest) => headers['x-desk-person'];
const isShown = ({ person }: Session, request: FastifyRequest): boolean =>
  shownBy(request) === encodeURIComponent(person.subject);

/** Of a session that is not over. */
const tokensOf = ({ tokens }: Session): Tokens => {
  if (!tokens) throw refused('SessionMustBeOpen');
  return tokens;
};

/** The session of a request, and a valid token of it. */
export class SignedIn {
  /** A request has one session from its head to its answer. */
  private readonly found = new WeakMap<FastifyRequest, Promise<Session | undefined>>();

  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: Sessions,
    private readonly stored: Pick<StoredSessions, 'find' | 'claimRenewal' | 'leaveRenewal'>,
    private readonly issuer: IdentityProvider,
  ) {}

  /** The session of the browser, also a locked one and one that is over, for words that were being typed. */
  last(request: FastifyRequest): Promise<Session | undefined> {
    const found = this.found.get(request) ?? this.sessions.last(keyOf(this.cookies.session.read(request)));
    this.found.set(request, found);
    return found;
  }

  /**
   * @throws ProblemException 401 `SessionMustBeOpen`, `SessionMustBeUnlocked`, or `SessionMustBeOfThisPerson` for the
   *   page of a person who left: in another tab somebody else signed in
   */
  async sessionOf(request: FastifyRequest): Promise<Session> {
    const session = await this.last(request);
    if (!session || this.sessions.isOver(session)) throw refused('SessionMustBeOpen');
    if (this.sessions.isLocked(session)) throw refused('SessionMustBeUnlocked');
    if (shownBy(request) !== undefined && !isShown(session, request)) throw refused('SessionMustBeOfThisPerson');
    return session;
  }

  /** The same session as it is now; undefined if it is over or locked. */
  async still({ key }: Session): Promise<Session | undefined> {
    const session = await this.sessions.last(key);
    return session && !this.sessions.isOver(session) && !this.sessions.isLocked(session) ? session : undefined;
  }

  /**
   * For words that are being typed while the desk locks or the session ends: the page of the same person may still keep
   * them, and nobody reads them before that person signs in again.
   *
   * @throws ProblemException 401 as `sessionOf`
   */
  async typedIn(request: FastifyRequest): Promise<Session> {
    const left = await this.last(request);
    return left && isShown(left, request) ? left : this.sessionOf(request);
  }

  /**
   * The person is here. A look in the background, such as a feed of changes, does not keep a desk unlocked, and no
   * answer that comes after a lock opens it.
   */
  async seen(session: Session, { headers }: FastifyRequest): Promise<void> {
    if (headers['x-desk-background'] !== '1') await this.sessions.touch(session);
  }

  /**
   * A token that is still valid, renewed if need be, by one renewal at a time over all processes of the desk.
   *
   * @param refusedToken The token that a service has just refused
   * @throws ProblemException 401 if the session ends meanwhile
   */
  async tokenOf(session: Session, refusedToken?: string): Promise<string> {
    const until = this.sessions.now() + LONGEST_RENEWAL_MS;
    for (let current: Session | undefined = session; current; current = await this.stored.find(session.key)) {
      const tokens = tokensOf(current);
      const isOld = tokens.expiresAt - this.sessions.now() < RENEWED_BEFORE_MS || tokens.access === refusedToken;
      if (!isOld) return tokens.access;
      if (await this.stored.claimRenewal(current, this.sessions.now(), until)) return this.renewed(current, tokens);
      await sleep(BETWEEN_LOOKS_MS);
    }
    throw refused('SessionMustBeOpen');
  }

  private async renewed(session: Session, tokens: Tokens): Promise<string> {
    let renewed: Tokens | undefined;
    try {
      renewed = await this.issuer.renew(tokens);
      return renewed.access;
    } finally {
      await this.stored.leaveRenewal(session, renewed);
    }
  }
}
