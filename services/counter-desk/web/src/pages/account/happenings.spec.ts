import { describe, expect, it } from '@jest/globals';
import type { MeterCard, MetersOfConnection } from '../../api/generated/metering.ts';
import type { PaymentOfAccount } from '../../api/generated/billing-adjustments.ts';
import { inOrder, ofConnection, ofMeter, ofPayments } from './happenings.ts';

describe('one history of an account', () => {
  it('has the facts of every part that came, the latest first', () => {
    const meter = {
      installedOn: '2024-08-20',
      serial: '62000026',
      faults: [{ foundOn: '2026-05-01', caseId: 'c1', foundBy: 'field-1', indexSeen: 1 }],
      removed: { on: '2026-09-01', reason: 'wrongAccount' },
    } as unknown as MeterCard;
    const payments = [
      { paidOn: '2026-08-01', amount: 5_000, billNumber: 'b1', reversedOn: '2026-08-20' },
    ] as PaymentOfAccount[];
    expect(inOrder([ofMeter(meter), ofPayments(payments)]).map(({ on, what }) => `${on} ${what}`)).toEqual([
      '2026-09-01 meterRemoved',
      '2026-08-20 reversed',
      '2026-08-01 payment',
      '2026-05-01 meterFault',
      '2024-08-20 meterInstalled',
    ]);
  });
  it('a masked meter has no faults', () => {
    expect(ofMeter({ installedOn: '2024-08-20', serial: '1', removed: null } as MeterCard)).toHaveLength(1);
  });
  it('11.4: has exchanges and tests of every meter of the account', () => {
    const meters = [
      {
        meterId: 'A',
        installedOn: '2024-08-20',
        takenOff: { on: '2026-09-01', because: 'test', caseId: 'c1' },
        wrongAccount: null,
        tests: [{ testedOn: '2026-09-03', isSound: true, caseId: 'c1' }],
      },
      { meterId: 'B', installedOn: '2026-09-01', takenOff: null, wrongAccount: null, tests: [] },
    ] as unknown as NonNullable<MetersOfConnection['meters']>;
    const found = inOrder([ofConnection({ meters })]);
    expect(found.map(({ on, what, code }) => `${on} ${what} ${code}`)).toEqual([
      '2026-09-03 meterSound A',
      '2026-09-01 meterTakenOff A',
      '2026-09-01 meterInstalled B',
      '2024-08-20 meterInstalled A',
    ]);
    expect(found[1]).toMatchObject({ caseId: 'c1', because: 'test' });
  });
});
