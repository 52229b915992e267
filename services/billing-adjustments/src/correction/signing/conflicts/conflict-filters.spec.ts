import { describe, expect, it } from '@jest/globals';
import { conflictFilter } from './conflict-filters.ts';

describe('S3: before the first policy of the report', () => {
  it('all decisions are listed, because that needs no limit', () =>
    expect(conflictFilter({ which: 'all' }, undefined)).toEqual({}));
  it('none is one to examine, and none meets a rule', () => {
    const none = conflictFilter({}, undefined);
    expect(JSON.stringify(none)).toBe('{"matter":{"$in":[]}}');
    expect(conflictFilter({ which: 'all', rule: 'QuickApproval' }, undefined)).toEqual(none);
  });
});
