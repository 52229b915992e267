import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages in our log; its start-up chatter only for who debugs. */
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
