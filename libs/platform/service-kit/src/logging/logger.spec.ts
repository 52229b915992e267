import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { RequestTexts } from '../http/texts/request-texts.ts';
import { TextKeys } from '../http/texts/text-keys.ts';
import { requestContexts } from '../http/request-context.ts';
import { createLogger, withoutPersonalNumbers } from './logger.ts';

const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(
    createLogger({
      service: 'sample',
      build: 'test',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    }),
  );
  return lines.join('');
};

describe('log', () => {
  it.each(['0084575948', '10380284790', '09123456789', '+989123456789', '00989123456789', '۰۰۸۴۵۷۵۹۴۸', '1345678901'])(
    'masks the personal number %s in any place (S7)',
    (number) => {
      const line = logged((logger) => {
        logger.info({ note: `of ${number}`, person: { nationalId: number } }, `asked for ${number}.`);
        logger.error({ err: new Error(`no ${number}`) });
      });
      expect(line).not.toContain(number);
      expect(line).toContain('[number]');
    },
  );

  it('stays JSON where a personal number is a number and not a text (S7)', () => {
    const line = logged((logger) =>
      logger.info({ mobile: 9123456789, list: [1345678901, 12], note: 'at:9123456789,' }),
    );
    expect(JSON.parse(line)).toMatchObject({ mobile: '[personal]', list: ['[number]', 12], note: 'at:[number],' });
    expect(line.endsWith('}\n')).toBe(true);
  });

  it('leaves ids, times and amounts readable', () => {
    for (const text of [
      '1020304006239',
      '2026-11-22T04:30:00.000Z',
      'b0a7c7f0-6a4f-5a9e-9a51-123456789012',
      '"milliseconds":12',
      '367000',
    ])
      expect(withoutPersonalNumbers(text)).toBe(text);
  });

  it('has the correlation id of the request in progress', () => {
    const context = {
      correlationId: 'case-17',
      language: 'fa' as const,
      clock: fixedClock('2026-11-22T04:30:00Z'),
      after: undefined,
      texts: new RequestTexts(new TextKeys(new Uint8Array(32), 'sample'), false),
      answerHeaders: new Map(),
    };
    expect(requestContexts.run(context, () => logged((logger) => logger.info('hello')))).toContain(
      '"correlationId":"case-17"',
    );
  });
});
