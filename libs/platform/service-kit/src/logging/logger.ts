import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../definition.ts';
import { currentRequest } from '../http/request-context.ts';

/**
 * National and legal ids, postal codes and mobile numbers, in Latin, Persian or Arabic digits, not part of a longer
 * word.
 */
const personalNumber =
  /(?<![0-9A-Za-z۰-۹٠-٩.-])(?:\+|00)?(?:[0-9]{10,12}|[۰-۹]{10,12}|[٠-٩]{10,12})(?![0-9A-Za-z۰-۹٠-٩-])/gu;

/** Masks every personal number of the line. */
export const withoutPersonalNumbers = (line: string): string => line.replace(personalNumber, '[number]');

const isPersonal = (value: unknown): boolean => withoutPersonalNumbers(String(value)) === '[number]';

/** Masks the numbers of a JSON line, which stays JSON: a number outside of a text becomes the text `[number]`. */
const maskedLine = (line: string): string => {
  if (withoutPersonalNumbers(line) === line) return line;
  const parsed: unknown = JSON.parse(line, (_, value: unknown) =>
    typeof value === 'number' && isPersonal(value) ? '[number]' : value,
  );
  return `${withoutPersonalNumbers(JSON.stringify(parsed))}\n`;
};

export interface LoggerOptions {
  readonly service: string;
  readonly build: string;
  readonly level: LogLevel;
  /** Default standard output. */
  readonly destination?: DestinationStream;
}

/**
 * One JSON object per line, with the correlation id of the request in progress; personal data are masked before
 * writing.
 */
export const createLogger = ({ service, build, level, destination }: LoggerOptions): Logger =>
  pino(
    {
      level,
      base: { service, build },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      mixin: () => {
        const correlationId = currentRequest()?.correlationId;
        return correlationId ? { correlationId } : {};
      },
      redact: {
        paths: [
          'person',
          'address',
          'fullName',
          'mobile',
          'nationalId',
          'legalId',
          '*.fullName',
          '*.mobile',
          '*.nationalId',
          '*.legalId',
          '*.authorization',
          'authorization',
        ],
        censor: '[personal]',
      },
      hooks: { streamWrite: maskedLine },
    },
    destination ?? pino.destination(1),
  );
