import { exec } from 'node:child_process';
import { promisify } from 'node:util';

/** A server stops at a variable `EVENTSTORE_…` that it does not know: a command that starts one gets none of ours. */
export const environmentOfCommands = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('EVENTSTORE_')));

/** @returns Runs the command in a shell; undefined without a command. It rejects with the command's output. */
export const commandOf = (command: string | undefined): (() => Promise<void>) | undefined =>
  command === undefined
    ? undefined
    : async () => void (await promisify(exec)(command, { env: environmentOfCommands(process.env) }));
