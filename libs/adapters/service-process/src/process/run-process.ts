import tls from 'node:tls';
import { CIPHERS } from '@pishkhan/service-kit';

/** Longest wait for an orderly shutdown. The process then exits, and unfinished work is repeated. */
const END_MS = 15_000;

/** Ends the process with 1 and a sentence, so that its supervisor restarts it. */
export type EndWith = (sentence: string) => (error: unknown) => never;

export interface RunningProcess {
  /** Where it answers. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Runs a process of the platform: prints its address, shuts down on SIGINT and SIGTERM, and exits with 1 if it cannot
 * start or continue.
 *
 * @param sentenceOf Why the process ends, for a person
 */
export const runProcess = async (
  name: string,
  sentenceOf: (error: unknown) => string,
  start: (endWith: EndWith) => Promise<RunningProcess>,
): Promise<void> => {
  const endWith: EndWith = (sentence) => (error) => {
    console.error(`${name} ${sentence}: ${sentenceOf(error)}`);
    return process.exit(1);
  };
  tls.DEFAULT_CIPHERS = CIPHERS;
  process.on('unhandledRejection', endWith('cannot go on'));
  try {
    const running = await start(endWith);
    console.log(`${name} answers on ${running.url} after ${Math.round(performance.now())} ms`);
    const end = async (): Promise<void> => {
      setTimeout(() => endWith('did not end in time')(`${END_MS} ms`), END_MS).unref();
      await running.stop();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
  } catch (error) {
    endWith('cannot start')(error);
  }
};
