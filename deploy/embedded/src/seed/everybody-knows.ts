import { setTimeout as sleep } from 'node:timers/promises';
import type { Loadable, Say } from './loading.ts';

interface Ready {
  readonly parts: Readonly<
    Record<
      string,
      {
        readonly behind?: number;
        readonly parked?: number;
        readonly lag?: readonly { readonly view: string; readonly behind: number }[];
      }
    >
  >;
}

/** Each request counts the messages of every view at the broker, which delays their work, so the pauses grow. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 1_600;

/**
 * Resolves when no service is behind: every message is handled and in every view. @throws Error if a message could not
 * be handled
 *
 * @param operator Token of an operator, who sees the parts of a service
 */
export const everybodyKnows = async (
  platform: Pick<Loadable, 'processes'>,
  operator: () => Promise<string>,
  say: Say,
): Promise<void> => {
  say({
    fa: 'در انتظار رسیدن همه پیام‌ها به سرویس‌ها',
    en: 'waiting until every service has handled all messages',
  });
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    // A restarted process has another address.
    const headers = { authorization: `Bearer ${await operator()}` };
    const answers = await Promise.all(
      platform.processes.map(
        async (url) => ((await (await fetch(`${url}/health/ready`, { headers })).json()) as Ready).parts,
      ),
    );
    const parts = answers.flatMap((answer) => Object.values(answer));
    const parked = parts.reduce((sum, part) => sum + (part.parked ?? 0), 0);
    if (parked > 0) throw new Error(`${parked} streams are parked: see /health/ready of the services`);
    if (parts.every((part) => (part.behind ?? 0) === 0 && (part.lag ?? []).every(({ behind }) => behind === 0))) return;
    await sleep(pause);
  }
};
