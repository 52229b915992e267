import { amount, choices, nullable, readShape, schemaOf, typed, type ValuesOf } from '@pishkhan/fields';
import { roleTitles, type Role as AnyRole } from '@pishkhan/roles';

const bandOf = <const Role extends AnyRole>(roles: readonly Role[]) => ({
  /** Rial, inclusive; null is the open end. */
  upTo: nullable(amount({ fa: 'تا مبلغ', en: 'up to' })),
  approvals: choices({ fa: 'تأییدکنندگان', en: 'approvals' }, roles, { titles: roleTitles }),
});

/** A limit in rial and the roles that approve amounts up to it. */
export type Band<Role extends AnyRole> = ValuesOf<ReturnType<typeof bandOf<Role>>>;

/** Bands of amounts, each with the roles that approve it (7.5). */
export const approvalBands = <const Role extends AnyRole>(roles: readonly Role[]) => {
  const band = bandOf(roles);
  const readBand = (raw: unknown): Band<Role> | undefined => {
    if (typeof raw !== 'object' || raw === null) return undefined;
    const read = readShape(band, raw as Readonly<Record<string, unknown>>);
    return 'values' in read && read.values.approvals.length > 0 ? (read.values as Band<Role>) : undefined;
  };
  return typed<readonly Band<Role>[]>({
    rule: 'isBands',
    title: { fa: 'بازه‌ها', en: 'bands' },
    rowShape: band,
    schema: { type: 'array', minItems: 1, items: schemaOf(band, { closed: true }) },
    read: (raw) => {
      const read = Array.isArray(raw) ? raw.map(readBand).filter((each) => each !== undefined) : [];
      return read.length > 0 && read.length === (raw as readonly unknown[]).length ? read : undefined;
    },
    demands: {
      fa: 'را وارد کنید (سقف هر بازه به ریال، و تأییدکنندگان آن)',
      en: 'must give each band its limit in whole rials and its approvals',
    },
  })();
};

/** The limits of bands in their order; the open end is infinite. */
export const boundsOf = (bands: readonly { readonly upTo: number | null }[]): readonly number[] =>
  bands.map(({ upTo }) => upTo ?? Infinity);
export const areRising = (bounds: readonly number[]): boolean =>
  bounds.every((bound, place) => bound > (bounds[place - 1] ?? -1)) && bounds.at(-1) === Infinity;

/** The roles for an amount, in the order of the policy (7.5). */
export const approvalsUpTo = <Role extends string>(
  bands: readonly { readonly upTo: number | null; readonly approvals: readonly Role[] }[],
  amountToApprove: number,
): readonly Role[] => bands.find(({ upTo }) => upTo === null || amountToApprove <= upTo)!.approvals;
