import { isMetastream } from '../log/fates.ts';
import type { Log } from '../log/log.ts';
import type { Asked } from './requests.ts';
import { SETTINGS, type Rights } from './rights.ts';
import type { User } from './users.ts';

export interface Following {
  readonly user: User | 'anonymous';
  readonly asked: Asked;
  /** Ends it: access denied. */
  end(): void;
}

/** The running subscriptions. A change of an ACL ends those that it denies, as on the real server. */
export class Followings {
  private readonly log: Log;
  private readonly rights: Rights;
  private readonly running = new Set<Following>();
  private readonly over = new AbortController();
  private readonly watching: Promise<void>;

  constructor(log: Log, rights: Rights) {
    this.log = log;
    this.rights = rights;
    this.watching = this.watch();
  }

  /** @returns A function that removes it */
  add(following: Following): () => void {
    this.running.add(following);
    return () => void this.running.delete(following);
  }

  stop(): Promise<void> {
    this.over.abort();
    return this.watching;
  }

  private async watch(): Promise<void> {
    const { signal } = this.over;
    for (let at = await this.log.head(); !signal.aborted;) {
      await this.log.advanced(at, signal);
      if (signal.aborted) return;
      const events = await this.log.following(at, true);
      at = events.at(-1)?.position ?? at;
      if (!events.some(({ stream }) => stream === SETTINGS || isMetastream(stream))) continue;
      this.rights.forgetSettings();
      await Promise.all([...this.running].map((following) => this.judge(following)));
    }
  }

  private async judge({ user, asked, end }: Following): Promise<void> {
    if (!(await this.rights.allows(user, asked.action, asked.stream))) end();
  }
}
