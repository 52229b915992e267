import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readTariff, render, samplesOf } from './make-samples.ts';

describe('the sample versions of the tariff', () => {
  const published = readTariff('1397.json');
  const samples = samplesOf(published);
  it('are the output of make-samples.ts for the published table', () => {
    for (const [name, content] of Object.entries(samples))
      expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(`${render(content)}\n`);
  });
  it('11.1: carry the table of 1397 forward, and raise every price per m³ by 15 %, half up, from 1404-07-01; standing charges stay, and the notes say so', () => {
    const raised = samples['sample-1404-07.json']!;
    expect(raised.uses[0]!.tables[0]!.tiers.slice(0, 3).map(({ price }) => price)).toEqual([1_243, 1_508, 1_904]);
    expect(raised.uses[0]!.tables[1]!.tiers.at(-1)!.price).toBe(5_555);
    expect(samples['sample-1398.json']!.uses).toEqual(published.uses);
    expect(Object.values(raised.averageHouseholdPrice)).toEqual([1_904, 1_111]);
    expect([raised.standingCharges, raised.standingChargesAreSample]).toEqual([published.standingCharges, true]);
    expect(raised.notes[0]!.en).toContain('every price per m³');
    expect(raised.notes[0]!.en).toContain('standing charges are not published prices');
    expect(Object.values(samples).every(({ sample }) => sample)).toBe(true);
  });
});
