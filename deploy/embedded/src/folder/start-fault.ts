import { types } from 'node:util';
import { Outage } from '@pishkhan/event-store';
import { UnusableSettings } from '@pishkhan/service-kit';
import { ClockBehindHistory } from './clock-behind-history.ts';
import { isDatabaseFull } from '@pishkhan/views';
import { UnusableSetting } from '../settings.ts';
import { DataFolderInUse, UnusableFolder } from './data-folder.ts';

const kinds = [DataFolderInUse, UnusableFolder, ClockBehindHistory, Outage, UnusableSettings, UnusableSetting];

/**
 * Why the platform does not start, in one sentence with place and remedy. Anything else is a fault of the program and
 * is shown with its stack (N33).
 */
export const startFault = (error: unknown): string => {
  if (!types.isNativeError(error)) return String(error);
  if (kinds.some((kind) => error instanceof kind) || isDatabaseFull(error)) return error.message;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `port ${port} of ${address} is used by another program: stop it, or name another first port in PISHKHAN_PORT (six ports from it on are used)`;
  if (code === 'EACCES' && port !== undefined)
    return `this user may not listen on port ${port}: name a first port above 1023 in PISHKHAN_PORT`;
  return error.stack ?? error.message;
};
