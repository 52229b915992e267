import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import {
  isSessionLimits,
  startDesk,
  type DeskSettings,
  type RunningDesk,
  type SessionLimits,
} from '@pishkhan/counter-desk';
import { versionsIn, type LogLevel } from '@pishkhan/service-kit';
import { sampleFile } from '../seed/sample-file.ts';
import type { Settings } from '../settings.ts';
import type { DeskClient } from './desk-client.ts';

/** Made by the build of the desk. */
const PAGES = join(import.meta.dirname, '../../../../services/counter-desk/dist/pages');

interface Reached {
  readonly issuer: string;
  readonly url: (service: string) => string;
  readonly client: DeskClient;
  readonly database: DeskSettings['database'];
}

/** Starts the counter desk beside the services, after they answer. */
export const startEmbeddedDesk = async (
  { host, firstPort, deskSessions, logLevel }: Settings,
  { issuer, url, client, database }: Reached,
): Promise<RunningDesk> => {
  const desk = await startDesk(
    {
      listen: { host, port: firstPort === 0 ? 0 : firstPort + serviceNames.length + 2 },
      services: Object.fromEntries(serviceNames.map((name) => [name, url(name)])) as Record<ServiceName, string>,
      identity: { issuer, clientId: 'counter-desk', clientSecret: client.secret, plainHttp: true },
      sessionLimits: versionsIn<SessionLimits>(deskSessions, {
        isContentOf: isSessionLimits,
        policy: 'desk sessions',
        sample: sampleFile('desk/sample-desk-sessions.json'),
      }),
      database,
      // The issuer in this process forgets its sessions at a restart too.
      sealingKey: randomBytes(32),
      pages: PAGES,
    },
    { build: process.env.PISHKHAN_BUILD ?? 'embedded', logLevel: logLevel as LogLevel },
  );
  client.listens(desk.url);
  return desk;
};
