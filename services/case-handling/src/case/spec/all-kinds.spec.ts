import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { casesPage } from '../../engine/kind/page/page.ts';
import { defectsOf } from '../../engine/kind/soundness/soundness.ts';
import type { CaseKind } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';

describe('all kinds of case', () => {
  it('are sound', () => expect(defectsOf(kinds)).toEqual([]));
  it('are listed, for every file of the folder', () => {
    const paths = readdirSync(join(import.meta.dirname, '../../kinds'), { recursive: true, encoding: 'utf8' });
    const files = paths.filter((path) => path.endsWith('.case.ts')).map((path) => basename(path));
    const fileOf = ({ kind, version }: CaseKind) => (version === 1 ? `${kind}.case.ts` : `${kind}.v${version}.case.ts`);
    expect(kinds.map(fileOf).toSorted()).toEqual(files.toSorted());
  });
  it('have a page with diagram, deadlines and messages', () => {
    const page = casesPage(kinds);
    for (const part of [
      'visit --> meterFaultyAnswer: MeterVisited [meterIsFaulty]',
      '3 working days',
      '3 calendar days',
      'In: `BillCorrected`, `BillCorrectionOvertaken`, `BillCorrectionProposed`, `BillCorrectionRefused`',
      'درخواست بازدید کنتور',
    ])
      expect(page).toContain(part);
  });
});
