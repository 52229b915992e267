import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@pishkhan/identifiers';
import { isTrackingCode, trackingCodeOf } from './tracking-code.ts';
import { jalali } from '../walk/world.builders.ts';

const on = jalali('1405-09-01');

describe('tracking code (C3-2)', () => {
  it('contains the day, and is the same for the same case', () => {
    const code = trackingCodeOf('9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44', on);
    expect(code).toMatch(/^1405-0901-\d{5}-\d{5}-\d$/);
    expect(trackingCodeOf('9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44', on)).toBe(code);
    expect(isTrackingCode(code)).toBe(true);
  });
  it('detects almost every typing error of one digit by its check digit', () => {
    const misreadings = (code: string) =>
      [...code].flatMap((digit, at) =>
        /\d/.test(digit) && at > 3
          ? [...'0123456789']
              .filter((other) => other !== digit)
              .map((other) => code.slice(0, at) + other + code.slice(at + 1))
          : [],
      );
    const misread = Array.from({ length: 100 }, (_, n) => trackingCodeOf(derivedId('case', String(n)), on)).flatMap(
      misreadings,
    );
    expect(misread.filter(isTrackingCode).length / misread.length).toBeLessThan(0.05);
    const code = trackingCodeOf(derivedId('case'), on);
    expect(['', '1405-0901-1', `${code}0`, code.replaceAll('-', '')].some(isTrackingCode)).toBe(false);
  });
  it('differs between ten thousand cases of one day', () => {
    const codes = Array.from({ length: 10_000 }, (_, n) => trackingCodeOf(derivedId('case', String(n)), on));
    expect(new Set(codes).size).toBe(10_000);
  });
});
