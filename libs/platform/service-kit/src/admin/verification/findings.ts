import type { Text } from '@pishkhan/fields';
import type { Finding, Invariant } from '@pishkhan/event-store';
import type { RebuildReport } from '@pishkhan/views';
import type { VerificationFinding } from './verification.dto.ts';

const MOST_PLACES = 10;

/**
 * Streams that the sentences of violations name. The sentences themselves may have amounts and names of staff, and stay
 * with `npm run verify`.
 */
export const placesIn = (violations: readonly string[], categories: readonly string[]): string[] => {
  const streams = new RegExp(`(?<![\\w-])(?:${categories.join('|')})-[\\w-]+`, 'g');
  const places = new Set<string>();
  for (const violation of violations) {
    const [first] = violation.match(streams) ?? [];
    if (first !== undefined) places.add(first);
    if (places.size === MOST_PLACES) break;
  }
  return [...places];
};

export const findingOf = (
  { name, inPersian, source }: Pick<Invariant, 'name' | 'inPersian' | 'source'>,
  { examined, violations }: Finding,
  categories: readonly string[],
): VerificationFinding => ({
  of: 'rule',
  title: { fa: inPersian, en: name },
  code: source,
  verdict: violations.length === 0 ? 'holds' : 'broken',
  examined,
  violations: violations.length,
  places: placesIn(violations, categories),
});

const viewTitle: Text = {
  fa: 'فهرست همان است که رویدادها به دست می‌دهند',
  en: 'the view is what its events yield',
};
const reasons = {
  rebuilding: { fa: 'فهرست هم‌اکنون بازسازی می‌شود', en: 'the view is being rebuilt' },
  failed: { fa: 'مقایسه به پایان نرسید', en: 'the comparison did not end' },
} as const satisfies Readonly<Record<string, Text>>;

export const findingOfView = ({ view, compared, differing }: RebuildReport): VerificationFinding => ({
  of: 'view',
  title: { ...viewTitle },
  code: view,
  verdict: differing === 0 ? 'holds' : 'broken',
  examined: compared,
  violations: differing,
  places: [],
});

export const notCompared = (view: string, because: keyof typeof reasons): VerificationFinding => ({
  of: 'view',
  title: { ...viewTitle },
  code: view,
  verdict: 'notChecked',
  examined: 0,
  violations: 0,
  places: [],
  because: { ...reasons[because] },
});
