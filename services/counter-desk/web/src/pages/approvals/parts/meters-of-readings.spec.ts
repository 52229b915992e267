import { describe, expect, it } from '@jest/globals';
import { metersOfReading } from './meters-of-readings.ts';

const exchange = {
  kind: 'lateExchange',
  exchangedOn: '2026-09-01',
  takenOff: { meterId: 'old', index: 2_000 },
  putIn: { meterId: 'new', index: 3 },
} as Parameters<typeof metersOfReading>[0];

describe('the meters of a restated reading', () => {
  it('15.4-31: an estimate of the day of the exchange or later moves to the new meter, an earlier one stays', () => {
    expect(metersOfReading(exchange, '2026-09-01')).toEqual({ before: 'old', after: 'new' });
    expect(metersOfReading(exchange, '2026-08-31')).toEqual({ before: 'old', after: 'old' });
    expect(metersOfReading({ kind: 'several', causes: [exchange] } as typeof exchange, '2026-10-01')?.after).toBe(
      'new',
    );
  });
  it('names none where no exchange is taken', () => {
    expect(metersOfReading({ kind: 'wrongReading' } as unknown as typeof exchange, '2026-09-01')).toBeUndefined();
  });
});
