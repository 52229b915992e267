import { describe, expect, it } from '@jest/globals';
import type { Session } from './session.ts';
import { sessionsUntil, type Stored } from './sessions.ts';

const session: Session = {
  key: 'key',
  person: { subject: 'clerk-101', name: 'سارا احمدی', roles: ['counterClerk'] },
  words: 'words',
  openedAt: 0,
  seenAt: 0,
  round: 0,
  issuerSession: undefined,
  tokens: { access: 'token', refresh: undefined, id: 'id', expiresAt: 60_000 },
};

describe('ASVS 7.4.1: a session that ends', () => {
  const log: string[] = [];
  const died = new Error('the process died');
  const stored = {
    sessions: {
      remove: () => Promise.reject(died),
      removeTokens: () => Promise.reject(died),
      of: () => Promise.resolve([session]),
    },
    drafts: {},
    endings: {
      note: ({ access }: { readonly access: string }) => {
        log.push(access);
        return Promise.resolve(() => Promise.resolve());
      },
    },
  } as unknown as Stored;
  const sessions = sessionsUntil(
    () => ({ lockAfterMs: 1, endAfterMs: 1 }),
    () => 0,
    stored,
  );

  it.each([
    ['by its browser', () => sessions.end(session)],
    ['by the issuer', () => sessions.endOf({ subject: 'clerk-101' })],
  ])('%s is noted for the services before it is removed, so that a fault between loses nothing', async (_, end) => {
    log.length = 0;
    await expect(end()).rejects.toBe(died);
    expect(log).toEqual(['token']);
  });
});
