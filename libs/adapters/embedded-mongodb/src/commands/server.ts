import { MAX_MESSAGE } from '../wire/frames.ts';
import type { Command } from './command.ts';

const VERSION = '7.0.0';

/**
 * Reports a standalone server of wire version 21 (MongoDB 7.0), so drivers use neither compression nor retryable
 * writes.
 */
const hello: Command = () => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: MAX_MESSAGE,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
});
const done: Command = () => ({ ok: 1 });
const buildInfo: Command = () => ({
  version: VERSION,
  versionArray: [7, 0, 0, 0],
  gitVersion: 'pishkhan-embedded',
  bits: 64,
  debug: false,
  maxBsonObjectSize: 16_777_216,
  modules: [],
  ok: 1,
});
const serverStatus: Command = () => ({
  host: '127.0.0.1',
  version: VERSION,
  process: 'pishkhan-embedded',
  pid: process.pid,
  uptime: process.uptime(),
  localTime: new Date(),
  storageEngine: { name: 'node:sqlite' },
  ok: 1,
});
const getParameter: Command = () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 });
const connectionStatus: Command = () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 });
const startSession: Command = () => ({ timeoutMinutes: 30, ok: 1 });

export const serverCommands: Readonly<Record<string, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: done,
  endSessions: done,
  killSessions: done,
  refreshSessions: done,
  startSession,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  getParameter,
  connectionStatus,
};
