import { describe, expect, it } from '@jest/globals';
import { patternSetting, readSettings, textSetting, wholeNumberSetting } from './settings.ts';

const settings = {
  HOST: textSetting('127.0.0.1'),
  PORT: wholeNumberSetting(0, 65_535),
  CODE: patternSetting(/^\d{3}$/, 'three digits', '062'),
};

describe('settings', () => {
  it('are typed values of the environment', () =>
    expect(readSettings(settings, { PORT: '4101' })).toEqual({ HOST: '127.0.0.1', PORT: 4101, CODE: '062' }));
  it('names each missing or invalid variable, and never its value', () => {
    const read = () => readSettings(settings, { CODE: 'secret' });
    expect(read).toThrow(/PORT must be a whole number from 0 to 65535, and is missing; CODE must be three digits/);
    expect(read).not.toThrow(/secret/);
  });
});
