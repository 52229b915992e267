import { expect, it } from '@jest/globals';
import { Outage } from '@pishkhan/event-store';
import { sentenceOf } from './sentence.ts';

it('15.3: a process that ends by an outage says the reason, in one line', () => {
  const outage = new Outage('no answer from the event store in time', { cause: new Error('connect ECONNREFUSED\n') });
  expect(sentenceOf(outage)).toBe('no answer from the event store in time (connect ECONNREFUSED)');
  expect(sentenceOf(new Outage('closed'))).toBe('closed');
});
it('a fault of the program is shown with its stack', () => {
  expect(sentenceOf(new TypeError('broken'))).toMatch(/^TypeError: broken\n +at /);
  expect(sentenceOf('15000 ms')).toBe('15000 ms');
});
