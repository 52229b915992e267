import { describe, expect, it } from '@jest/globals';
import { differencesOf, type Difference } from './differences.ts';
import type { DescribedField } from './document-form.ts';
import { inForceOn, versionBefore, type Version } from './in-time.ts';

const field = (
  name: string,
  type: DescribedField['type'],
  rowFields: DescribedField[] | null = null,
): DescribedField => ({
  name,
  label: { fa: name, en: name },
  type,
  required: true,
  nullable: false,
  unit: null,
  options: null,
  maxLength: null,
  rowFields,
  maxRows: null,
});
const written = (differences: readonly Difference[]) =>
  differences.map(({ way, before, after }) => [
    way
      .map((step) => ('label' in step ? step.label.fa : 'row' in step ? `#${step.row}` : String(step.value)))
      .join(' / '),
    before,
    after,
  ]);

describe('the difference between two versions, value by value', () => {
  it('a value of a group, also one that the form does not know', () => {
    const fields = [field('content', 'group', [field('days', 'count')])];
    const [one, other] = [{ content: { days: 30, fee: 1 } }, { content: { days: '31', fee: 2 } }];
    expect(written(differencesOf(fields, one, other))).toEqual([
      ['content / days', 30, '31'],
      ['content / fee', 1, 2],
    ]);
    expect(differencesOf(fields, one, { content: { days: '30', fee: '1' } })).toEqual([]);
  });
  it('a holiday is found by its day, so that one more day is one difference', () => {
    const fields = [field('holidays', 'list', [field('date', 'date'), field('name', 'text')])];
    const before = {
      holidays: [
        { date: '2026-03-21', name: 'a' },
        { date: '2026-03-23', name: 'b' },
      ],
    };
    const after = {
      holidays: [
        { date: '2026-03-21', name: 'a' },
        { date: '2026-03-22', name: 'c' },
        { date: '2026-03-23', name: 'd' },
      ],
    };
    expect(written(differencesOf(fields, before, after))).toEqual([
      ['holidays / 2026-03-23 / name', 'b', 'd'],
      ['holidays / 2026-03-22', undefined, { date: '2026-03-22', name: 'c' }],
    ]);
  });
  it('a step of a price table is found by its place', () => {
    const fields = [field('tiers', 'list', [field('upTo', 'count'), field('price', 'amount')])];
    const [before, after] = [{ tiers: [{ upTo: 45, price: 5 }] }, { tiers: [{ upTo: 50, price: 5 }] }];
    expect(written(differencesOf(fields, before, after))).toEqual([['tiers / #0 / upTo', 45, 50]]);
  });
});

describe('versions in time', () => {
  const version = (name: string, from: string, state: Version['state']): Version => ({
    version: name,
    from,
    state,
    body: {},
  });
  const versions = [
    version('waits', '2026-06-01', 'waiting'),
    version('b', '2026-05-01', 'later'),
    version('no', '2026-04-01', 'declined'),
    version('a', '2026-01-01', 'inForce'),
  ];
  it('7.5: only what two persons published is in force', () => {
    expect(['2025-12-31', '2026-04-02', '2026-07-01'].map((day) => inForceOn(versions, day)?.version)).toEqual([
      undefined,
      'a',
      'b',
    ]);
  });
  it('7.5: a proposal changes the version of its first day, a published one the version before it', () => {
    expect(versions.map((each) => versionBefore(versions, each)?.version)).toEqual(['b', 'a', 'a', undefined]);
  });
});
