import type { CivilDate } from '@pishkhan/calendar';
import { truth } from '@pishkhan/fields';
import { definePolicy, policyOn, type Policy } from '@pishkhan/published-versions';

/** Whether the figure that a subscriber declares spares the company's own reading; B7-4 does not say it (15.4-6). */
export const unreadPeriods = definePolicy({
  title: { fa: 'دوره‌های قرائت‌نشده', en: 'Unread periods' },
  fields: {
    selfReadingCountsAsRead: truth({
      fa: 'خوداظهاری تأییدشده جای قرائت شرکت را می‌گیرد',
      en: 'an approved self-reading counts as read by the company',
    }),
  },
  rules: () => false,
});

/**
 * Whether an approved self-reading of a day counts as read, also without a version (15.4-6).
 *
 * @param policy Versions of `unread-periods`
 */
export const selfReadingCountsOn =
  (policy: Policy) =>
  (day: CivilDate): boolean =>
    policyOn({ 'unread-periods': unreadPeriods }, 'unread-periods', policy, day)?.content.selfReadingCountsAsRead ??
    true;
