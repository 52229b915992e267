import type { Finding, Verification } from './queries.ts';

/** What a reader wants to know of findings first. */
export const summaryOf = (findings: readonly Finding[]) => ({
  rules: findings.filter((finding) => finding.of === 'rule').length,
  views: findings.filter((finding) => finding.of === 'view').length,
  broken: findings.filter(({ verdict }) => verdict === 'broken'),
  notChecked: findings.filter(({ verdict }) => verdict === 'notChecked'),
  holding: findings.filter(({ verdict }) => verdict === 'holds'),
});

/** The share of a stage that is done, from 0 to 1; undefined while nobody knows how much there is. */
export const shareOf = ({ done, of }: Pick<Verification, 'done' | 'of'>): number | undefined =>
  of === undefined || of === 0 ? undefined : Math.min(1, done / of);
