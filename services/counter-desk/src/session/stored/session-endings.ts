import { createHash } from 'node:crypto';
import type { ServiceName } from '@pishkhan/contracts';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { DeskSettings } from '../../settings/settings.ts';
import type { Tokens } from '../session.ts';
import type { Sealing } from './sealing.ts';

/** A session that is over, for the services that have not been told yet. */
interface Ending {
  readonly _id: string;
  readonly access: Uint8Array;
  readonly services: readonly ServiceName[];
  /** Milliseconds since 1970: the first request has been answered, or was not in time. */
  readonly repeatedFrom: number;
  /** Afterwards the token is worth nothing. */
  readonly until: number;
}

interface EndingParts {
  readonly services: DeskSettings['services'];
  readonly now: () => number;
  /** Ends the session of the issuer without the browser. */
  readonly atIssuer: (tokens: Tokens) => Promise<void>;
}

const TIMEOUT_MS = 2_000;
/** Done, over already, or a token that names no session of the issuer. */
const DONE = new Set([204, 401, 422]);

/** Tells every service to refuse the tokens of a session, again until it did or they have expired (ADR 0101). */
export const sessionEndings = (
  database: mongoose.Connection,
  { seal, open }: Sealing,
  { services: urls, now, atIssuer }: EndingParts,
) => {
  const stored: mongo.Collection<Ending> = database.db!.collection('endings', { promoteBuffers: true });
  const isDone = (service: ServiceName, token: string): Promise<boolean> =>
    fetch(`${urls[service]}/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(
      ({ status }) => DONE.has(status),
      () => false,
    );
  const tell = async ({ _id, access, services }: Ending): Promise<void> => {
    const token = open(access, _id) as string | undefined;
    const done = await Promise.all(services.map(async (service) => token === undefined || isDone(service, token)));
    const left = services.filter((_, at) => !done[at]);
    if (left.length === 0) await stored.deleteOne({ _id });
    else await stored.updateOne({ _id }, { $set: { services: left } });
  };
  return {
    /**
     * Notes that the session is over, before anything else knows it: the services are told also if this process dies.
     *
     * @returns Tells them; it resolves when each has answered or did not in time
     */
    note: async ({ access, expiresAt }: Tokens): Promise<() => Promise<void>> => {
      if (expiresAt <= now()) return () => Promise.resolve();
      const _id = `ending/${createHash('sha256').update(access).digest('base64url')}`;
      const times = { repeatedFrom: now() + 2 * TIMEOUT_MS, until: expiresAt };
      const ending = { access: seal(access, _id), services: Object.keys(urls) as ServiceName[], ...times };
      await stored.updateOne({ _id }, { $setOnInsert: ending }, { upsert: true });
      return () => tell({ _id, ...ending });
    },
    /** For a session that no browser ends at the issuer. */
    endAtIssuer: (tokens: Tokens): Promise<void> => atIssuer(tokens).catch(() => undefined),
    /** For services that did not respond, also on behalf of a process of the desk that has died. */
    repeat: async (): Promise<void> => {
      await stored.deleteMany({ until: { $lte: now() } });
      for (const ending of await stored.find({ repeatedFrom: { $lte: now() } }).toArray()) await tell(ending);
    },
  };
};

export type SessionEndings = ReturnType<typeof sessionEndings>;
