import { refused } from '../http/refusals.ts';
import type { FastifyRequest } from 'fastify';
import type { IdentityProvider } from '../sign-in/identity-provider.ts';
import type { Cookies } from './cookies.ts';
import type { Session, Sessions } from './sessions.ts';

/** A token is renewed when it has less than this left. */
const RENEWED_BEFORE_MS = 30_000;

const shownBy = ({ headers }: FastifyRequest) => headers['x-desk-person'];
const isShown = ({ person }: Session, request: FastifyRequest): boolean =>
  shownBy(request) === encodeURIComponent(person.subject);

/** The session of a request, and a valid token of it. */
export class SignedIn {
  private readonly renewals = new WeakMap<Session, Promise<void>>();

  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: Sessions,
    private readonly issuer: IdentityProvider,
    private readonly now: () => number,
  ) {}

  /**
   * @throws ProblemException 401 `SessionMustBeOpen`, `SessionMustBeUnlocked`, or `SessionMustBeOfThisPerson` for the
   *   page of a person who left: in another tab somebody else signed in
   */
  sessionOf(request: FastifyRequest): Session {
    const session = this.sessions.find(this.cookies.session.read(request));
    if (!session) throw refused('SessionMustBeOpen');
    if (this.sessions.isLocked(session)) throw refused('SessionMustBeUnlocked');
    if (shownBy(request) !== undefined && !isShown(session, request)) throw refused('SessionMustBeOfThisPerson');
    return session;
  }

  /**
   * For words that are being typed while the desk locks or the session ends: the page of the same person may still keep
   * them, and nobody reads them before that person signs in again.
   *
   * @throws ProblemException 401 as `sessionOf`
   */
  typedIn(request: FastifyRequest): Session {
    const left = this.sessions.last(this.cookies.session.read(request));
    return left && isShown(left, request) ? left : this.sessionOf(request);
  }

  /**
   * The person is here. A look in the background, such as a feed of changes, does not keep a desk unlocked, and no
   * answer that comes after a lock opens it.
   */
  seen(session: Session, { headers }: FastifyRequest): void {
    if (headers['x-desk-background'] !== '1' && !this.sessions.isLocked(session)) this.sessions.touch(session);
  }

  /**
   * A token that is still valid, renewed if need be, by one renewal at a time.
   *
   * @param refused The token that a service has just refused
   */
  async tokenOf(session: Session, refused?: string): Promise<string> {
    const isOld = session.tokens.expiresAt - this.now() < RENEWED_BEFORE_MS || session.tokens.access === refused;
    if (isOld) await this.renewed(session);
    return session.tokens.access;
  }

  private renewed(session: Session): Promise<void> {
    const running = this.renewals.get(session);
    if (running) return running;
    const renewal = this.issuer
      .renew(session.tokens)
      .then((tokens) => void (session.tokens = tokens))
      .finally(() => this.renewals.delete(session));
    this.renewals.set(session, renewal);
    return renewal;
  }
}
