import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { billReview } from '../../kinds/bill/bill-review.case.ts';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { historyWords } from '../http/reading/history-words.ts';

const history = (name: string): CaseEvent[] =>
  JSON.parse(readFileSync(new URL(`../samples/histories/${name}.json`, import.meta.url), 'utf8')).events;
const events = [...history('case.v1'), ...history('case-withdrawn.v1')];
const said = (type: CaseEvent['type']) =>
  events.filter((event) => event.type === type).map((event) => historyWords(billReview, event));

describe('the history for a clerk', () => {
  it('contains no contract, stage or clock name, has Persian digits and no word twice in a row', () => {
    for (const event of events) {
      const { fa } = historyWords(billReview, {
        ...event,
        data: { ...event.data, ...('reason' in event.data ? { reason: 'دلیل' } : {}) },
      } as CaseEvent);
      expect(fa).not.toMatch(/[A-Za-z0-9]|undefined/);
      const words = fa.split(/[\s«»:؛،()]+/).filter(Boolean);
      expect(words.filter((word, place) => word === words[place + 1])).toEqual([]);
    }
  });
  it('has its own text for each message of another service', () => {
    const texts = [...said('ServiceRequested'), ...said('ServiceAnswered')];
    expect(texts).toContainEqual({ fa: 'تعدیل قبض درخواست شد', en: 'The correction of the bill was requested' });
    expect(texts).not.toContainEqual(expect.objectContaining({ en: 'Another service spoke' }));
    expect(
      historyWords({ ...billReview, stages: {} }, {
        type: 'ServiceAnswered',
        data: { event: 'BillCorrected' },
      } as CaseEvent),
    ).toEqual({ fa: 'پاسخی از بخش دیگر رسید', en: 'Another service spoke' });
  });
  it('converts its own numbers, and no user name or text that a person wrote', () => {
    const wordsOf = (type: CaseEvent['type'], data: object) => historyWords(billReview, { type, data } as CaseEvent).fa;
    const opening = { trackingCode: '1405-0901-12345-67890-1' };
    expect(wordsOf('CaseOpened', opening)).toMatch(/ ۱۴۰۵-۰۹۰۱-۱۲۳۴۵-۶۷۸۹۰-۱ /);
    expect(wordsOf('MeterVisited', { indexSeen: 2450, meterSound: true })).toMatch(/ ۲٬۴۵۰، /);
    expect(wordsOf('CaseNoted', { text: 'clerk-102, file 12' })).toBe('یادداشت: clerk-102, file 12');
    expect(wordsOf('CaseReassigned', { to: null, reason: 'clerk-102 is on leave' })).toMatch(
      /؛ clerk-102 is on leave$/,
    );
  });
  it('has Jalali days', () => {
    expect(said('ClockStarted')[0]!.fa).toMatch(/^مهلت ثبت پاسخ تا [۰-۹]+ آذر ۱۴۰۵$/);
  });
});
