import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Writes Nest's own messages to our log; its start-up messages only at level debug. */
export const nestLogger = (logger: Logger): LoggerService => {
  const at =
    (level: 'debug' | 'trace' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]) =>
      message instanceof Error
        ? logger[level]({ err: message })
        : logger[level]({ context: more.at(-1) }, String(message));
  return {
    log: at('debug'),
    debug: at('trace'),
    verbose: at('trace'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
};
