import { choice, readShape, schemaOf, typed, whole, type ValuesOf } from '@pishkhan/fields';
import { roleNames, roles } from '@pishkhan/roles';

const count = (fa: string, en: string) => whole({ fa, en }, { min: 1, max: 1_000_000 });

const ofRole = {
  role: choice({ fa: 'نقش', en: 'role' }, roleNames, {
    titles: Object.fromEntries(roleNames.map((role) => [role, roles[role].title])),
  }),
  perHour: count('بیشترین ردیف‌ها در یک ساعت', 'most rows in an hour'),
  perDay: count('بیشترین ردیف‌ها در یک روز', 'most rows in a day'),
};
/** Records that a person with this role may read whole. */
export type RowsOfRole = ValuesOf<typeof ofRole>;

const readOne = (raw: unknown): RowsOfRole | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const read = readShape(ofRole, raw as Readonly<Record<string, unknown>>);
  return 'values' in read ? read.values : undefined;
};

const areDistinct = (read: readonly RowsOfRole[]): boolean =>
  new Set(read.map(({ role }) => role)).size === read.length;

/** Limits of rows of single roles. */
export const rowsByRole = typed<readonly RowsOfRole[]>({
  rule: 'isRowsByRole',
  title: { fa: 'سقف ردیف‌های هر نقش', en: 'rows by role' },
  rowShape: ofRole,
  schema: { type: 'array', items: schemaOf(ofRole, { closed: true }) },
  read: (raw) => {
    if (!Array.isArray(raw)) return undefined;
    const read = raw.map(readOne).filter((each) => each !== undefined);
    return read.length === raw.length && areDistinct(read) ? read : undefined;
  },
  demands: {
    fa: 'را وارد کنید (هر نقش یک بار، با بیشترین ردیف‌های یک ساعت و یک روز)',
    en: 'must name each role once, with its most rows in an hour and in a day',
  },
})();
