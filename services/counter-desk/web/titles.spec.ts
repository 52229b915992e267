import { describe, expect, it } from '@jest/globals';
import { titlesOf } from './titles.ts';

describe('words of values', () => {
  it('come from the document of the service that owns them, and from nowhere else', () => {
    const paid = { fa: 'پرداخت شده', en: 'paid' };
    const schemas = { Bill: { properties: { status: { 'x-titles': { paid } }, payable: {} } }, Nothing: {} };
    expect(titlesOf({ components: { schemas } })).toBe(
      'export const billStatusTitles = {"paid":{"fa":"پرداخت شده","en":"paid"}} as const;\n',
    );
    expect(titlesOf({ components: { schemas: {} } })).toBe('');
  });
});
