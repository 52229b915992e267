import { describe, expect, it } from '@jest/globals';
import type { CaseKindDto } from '../../api/generated/case-handling.ts';
import { kindsNamed } from './kinds.ts';

const kind = (name: string, fa: string, en: string, searchWords: string[] = []): CaseKindDto => ({
  kind: name,
  version: 1,
  title: { fa, en },
  searchWords,
  fee: null,
  deadlines: [],
  fields: [],
});
const kinds = [
  kind('lamp', 'تعویض چراغ کوچه', 'Street lamp', ['روشنایی', 'تاریکی']),
  kind('bench', 'درخواست نیمکت', 'Park bench'),
];
const found = (typed: string) => kindsNamed(kinds, typed).map((each) => each.kind);

describe('kinds of request by words or service name', () => {
  it('every typed word is in the name or in the search words, with Arabic letters as well', () => {
    expect(found('')).toEqual(['lamp', 'bench']);
    expect(found('كوچه تعویض')).toEqual(['lamp']);
    expect(found('تاريكي')).toEqual(['lamp']);
    expect(found('PARK')).toEqual(['bench']);
    expect(found('چراغ نیمکت')).toEqual([]);
  });
});
