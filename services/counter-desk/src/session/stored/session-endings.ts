import { randomUUID } from 'node:crypto';
import type { ServiceName } from '@pishkhan/contracts';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { DeskSettings } from '../../settings.ts';
import type { Tokens } from '../session.ts';
import type { Sealing } from './sealing.ts';

/** A session that is over, for the services that have not been told yet. */
interface Ending {
  readonly _id: string;
  readonly access: Uint8Array;
  readonly services: readonly ServiceName[];
  /** Milliseconds since 1970: afterwards the token is worth nothing. */
  readonly until: number;
}

const TIMEOUT_MS = 2_000;
/** Done, over already, or a token that names no session of the issuer. */
const DONE = new Set([204, 401, 422]);

/** Tells every service to refuse the tokens of a session, and again those that did not, until they expire (ADR 0101). */
export const sessionEndings = (
  database: mongoose.Connection,
  { seal, open }: Sealing,
  { services: urls, now }: { readonly services: DeskSettings['services']; readonly now: () => number },
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
    /** Resolves when each service has answered or did not in time. */
    end: async ({ access, expiresAt }: Tokens): Promise<void> => {
      if (expiresAt <= now()) return;
      const id = `ending/${randomUUID()}`;
      const services = Object.keys(urls) as ServiceName[];
      const ending: Ending = { _id: id, access: seal(access, id), services, until: expiresAt };
      await stored.insertOne(ending);
      await tell(ending);
    },
    /** For services that did not respond, also on behalf of a process of the desk that has died. */
    repeat: async (): Promise<void> => {
      await stored.deleteMany({ until: { $lte: now() } });
      for (const ending of await stored.find({}).toArray()) await tell(ending);
    },
  };
};

export type SessionEndings = ReturnType<typeof sessionEndings>;
