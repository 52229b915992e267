import { types } from 'node:util';
import { Outage } from '@pishkhan/event-store';
import { ProblemAnswer } from '@pishkhan/http-client';
import { UnusableSettings } from '@pishkhan/service-kit';
import { ClockBehindHistory } from './clock-behind-history.ts';
import { isDatabaseFull } from '@pishkhan/views';
import { UnusableSetting } from '../settings.ts';
import { DataFolderInUse, UnusableFolder } from './data-folder.ts';

const kinds = [DataFolderInUse, UnusableFolder, ClockBehindHistory, Outage, UnusableSettings, UnusableSetting];

/** A service that has no room, or lost a part, refused a document of the sample (N15). */
const unloadedSample = (error: Error): string | undefined => {
  if (!(error instanceof ProblemAnswer) || ![503, 507].includes(error.problem.status)) return undefined;
  const remedy =
    error.problem.status === 507
      ? 'make room where the data folder is'
      : 'mend what the last line of the log before this one names';
  return `the sample is not wholly loaded: ${error.problem.title}. To continue, ${remedy}, and start again.`;
};

/**
 * Why the platform does not start, in one sentence with place and remedy. Anything else is a fault of the program and
 * is shown with its stack (N33).
 */
export const startFault = (error: unknown): string => {
  if (!types.isNativeError(error)) return String(error);
  if (kinds.some((kind) => error instanceof kind) || isDatabaseFull(error)) return error.message;
  const unloaded = unloadedSample(error);
  if (unloaded !== undefined) return unloaded;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `port ${port} of ${address} is used by another program: stop it, or name another first port in PISHKHAN_PORT (seven ports from it on are used)`;
  if (code === 'EACCES' && port !== undefined)
    return `this user may not listen on port ${port}: name a first port above 1023 in PISHKHAN_PORT`;
  return error.stack ?? error.message;
};
