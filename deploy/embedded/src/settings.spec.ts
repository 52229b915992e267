import { expect, it } from '@jest/globals';
import { settingsFrom, UnusableSetting } from './settings.ts';

it.each([{ NODE_ENV: 'production' }, { PISHKHAN_PROFILE: 'production' }])(
  'N31: a profile for one machine refuses %p',
  (env) => expect(() => settingsFrom(env)).toThrow(UnusableSetting),
);

const subscribersOf = (value: string) => settingsFrom({ PISHKHAN_SUBSCRIBERS: value }).subscribers;

it.each(['1', '7', '10000', '-1', 'ten'])(
  'a district of %s subscribers is refused by the name of the setting, before anything starts',
  (value) => {
    expect(() => subscribersOf(value)).toThrow(UnusableSetting);
    expect(() => subscribersOf(value)).toThrow(/^PISHKHAN_SUBSCRIBERS must be /);
  },
);
it('names the least value', () => expect(() => subscribersOf('7')).toThrow('0 or a whole number from 8 to 9999'));
it.each([0, 8, 300, 9_999])('a district of %s subscribers can be loaded', (value) =>
  expect(subscribersOf(String(value))).toBe(value),
);
