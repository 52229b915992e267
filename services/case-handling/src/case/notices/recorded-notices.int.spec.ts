import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import type { Notices } from './notices.ts';
import { RecordedNotices } from './recorded-notices.ts';

const says = { fa: 'قبض صحیح است', en: 'The bill stands' };
const clock = fixedClock('2026-11-22T08:00:00.000Z');

/** The contract of every adapter for notices. */
const keepsTheContract = (name: string, notices: Notices) =>
  describe(`${name} as Notices (15.4-21)`, () => {
    it('returns channel, instant and a number', async () => {
      expect(
        await notices.deliver({ noticeId: 'n-1', caseId: 'case-1', accountId: '1000001', channel: 'sms', says }),
      ).toEqual({
        channel: 'sms',
        at: clock.now().toISOString(),
        reference: expect.any(String),
      });
    });
    it('delivers the same notice once', async () => {
      const twice = await Promise.all(
        [1, 2].map(() =>
          notices.deliver({ noticeId: 'n-2', caseId: 'case-1', accountId: '1000001', channel: 'letter', says }),
        ),
      );
      expect(new Set(twice.map(({ reference }) => reference)).size).toBe(1);
    });
  });

keepsTheContract('the record', new RecordedNotices(clock));
