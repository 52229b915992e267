import { expect, it } from '@jest/globals';
import { Outage } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { sentenceOf } from './sentence.ts';
import { settingsFrom } from './settings.ts';

it('15.3: a process that ends by an outage says the reason, in one line', () => {
  const outage = new Outage('no answer from the event store in time', { cause: new Error('connect ECONNREFUSED\n') });
  expect(sentenceOf(outage)).toBe('no answer from the event store in time (connect ECONNREFUSED)');
  expect(sentenceOf(new Outage('closed'))).toBe('closed');
});
it('15.3: a process that ends by an unusable setting says which one, in one line', () => {
  const shown = (work: () => unknown): string => {
    try {
      work();
      return 'no error';
    } catch (error) {
      return sentenceOf(error);
    }
  };
  expect(shown(() => settingsFrom({ EVENTSTORE_URL: 'localhost' }))).toMatch(
    /^environment: .*EVENTSTORE_URL must be [^\n]+$/,
  );
  expect(shown(() => openEventStoreDb({ connectionString: 'esdb://host?speed=9' }))).toMatch(
    /^the address of the event store has the unknown option speed[^\n]+$/,
  );
});
it('a fault of the program is shown with its stack', () => {
  expect(sentenceOf(new TypeError('broken'))).toMatch(/^TypeError: broken\n +at /);
  expect(sentenceOf('15000 ms')).toBe('15000 ms');
});
