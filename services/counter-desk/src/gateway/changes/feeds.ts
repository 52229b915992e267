import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@pishkhan/contracts';
import { refused } from '../../http/refusals.ts';
import type { Session } from '../../session/session.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { DeskSettings } from '../../settings/settings.ts';
import { eventsIn } from './events-in.ts';

/** Open feeds of one session and of one process. A browser has six connections to a host. */
const LIMITS = { ofSession: 6, ofProcess: 2_000 };
/** A lock or an end of the session closes the feed after this at the latest; before each event it is asked anyway. */
const BETWEEN_LOOKS_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What the desk says to a page: something changed, or the feed of a service is not there. */
type Heard =
  | { readonly service: ServiceName; readonly changed: readonly string[]; readonly position: string }
  | { readonly service: ServiceName; readonly isAway: true };

/** What a page watches at each service, as the service names it. */
export type Watched = ReadonlyMap<ServiceName, readonly string[]>;

interface Opened {
  readonly session: Session;
  readonly out: PassThrough;
  readonly ending: AbortController;
}

/** Unseen, unknown or without the right: the same question has the same answer. */
const isFinal = (status: number): boolean => [400, 403, 404].includes(status);

/** The feeds of the services, as one for each page, while its person is at the desk (ADR 0110). */
export class Feeds {
  private readonly opened = new Set<Opened>();

  constructor(
    private readonly signedIn: Pick<SignedIn, 'still' | 'tokenOf'>,
    private readonly urls: DeskSettings['services'],
  ) {}

  /** @throws ProblemException 429 with too many of the session, 503 of the process */
  open(session: Session, watched: Watched): Readable {
    const ofSession = [...this.opened].filter((each) => each.session.key === session.key).length;
    const headers = { 'Retry-After': '60' };
    if (ofSession >= LIMITS.ofSession) throw refused('FeedsMustBeFew', { headers });
    if (this.opened.size >= LIMITS.ofProcess) throw refused('DeskMustBeReady', { headers });
    const feed: Opened = { session, out: new PassThrough(), ending: new AbortController() };
    this.opened.add(feed);
    feed.out.once('close', () => this.end(feed));
    feed.out.write(':\n\n');
    const looks = setInterval(() => void this.look(feed), BETWEEN_LOOKS_MS).unref();
    feed.ending.signal.addEventListener('abort', () => clearInterval(looks));
    for (const [service, names] of watched) this.follow(feed, service, names.join(',')).catch(() => this.end(feed));
    return feed.out;
  }

  /** Ends every feed at once. */
  stop(): void {
    for (const feed of this.opened) this.end(feed);
  }

  private end(feed: Opened): void {
    if (!this.opened.delete(feed)) return;
    feed.ending.abort();
    feed.out.end();
  }

  /** The session as it is now; without it the feed ends. */
  private async still(feed: Opened): Promise<Session | undefined> {
    const session = await this.signedIn.still(feed.session).catch(() => undefined);
    if (!session) this.end(feed);
    return session;
  }

  private async look(feed: Opened): Promise<void> {
    if ((await this.still(feed)) && !feed.out.writableNeedDrain && !feed.ending.signal.aborted) feed.out.write(':\n\n');
  }

  /** A slow page holds up the services' feeds, in which changes are merged. */
  private async say(feed: Opened, heard: Heard): Promise<void> {
    if (!(await this.still(feed))) return;
    const { out, ending } = feed;
    if (!ending.signal.aborted && !out.write(`data: ${JSON.stringify(heard)}\n\n`))
      await once(out, 'drain', { signal: ending.signal });
  }

  /** Follows a service, again and again, until the feed ends. */
  private async follow(feed: Opened, service: ServiceName, watch: string): Promise<void> {
    const { signal } = feed.ending;
    let refusedToken: string | undefined;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const session = await this.still(feed);
      if (!session) return;
      const token: string = await this.signedIn.tokenOf(session, refusedToken);
      const answer = await fetch(`${this.urls[service]}/v1/changes?watch=${encodeURIComponent(watch)}`, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'manual',
        signal,
      }).catch(() => undefined);
      if (answer?.ok && (await this.passOn(feed, service, answer))) pause = FIRST_PAUSE_MS;
      if (answer && !answer.ok) await answer.body?.cancel();
      refusedToken = answer?.status === 401 ? token : undefined;
      await this.say(feed, { service, isAway: true });
      if (answer && isFinal(answer.status)) return;
      // Not all pages at one moment after a service was away.
      await sleep(pause * (0.5 + Math.random()), undefined, { signal });
    }
  }

  /** @returns Whether the service said anything */
  private async passOn(feed: Opened, service: ServiceName, { body }: Response): Promise<boolean> {
    let isHeard = false;
    try {
      for await (const event of eventsIn(body!)) {
        const { changed, position } = event as { readonly changed: readonly string[]; readonly position: string };
        await this.say(feed, { service, changed, position });
        isHeard = true;
      }
    } catch (error) {
      if (feed.ending.signal.aborted) throw error;
    }
    return isHeard;
  }
}
