import { Inject, Injectable } from '@nestjs/common';
import type { Text } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';
import { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { accountOfBillId } from '../../../domain/billing/bill-numbers.ts';
import { billsOfAccount } from '../../../views/bills-of-account.view.ts';
import { countyOfAccount } from '../../../views/county-of-account.view.ts';
import type { UnidentifiedPaymentDocument } from '../views/unidentified-payments.view.ts';
import { nearNumbers } from './near-numbers.ts';

/** Why money could belong to an account, in words; the strongest sign first. */
export const candidateTitles = {
  sameBillId: { fa: 'شناسه قبض همین اشتراک است', en: 'the bill id is that of this account' },
  sameAmount: { fa: 'قبض پرداخت‌نشده‌ای با همین مبلغ دارد', en: 'has an unpaid bill of this amount' },
  nearNumber: { fa: 'شماره آن نزدیک شماره اعلام‌شده است', en: 'its number is near to the reported one' },
} as const satisfies Record<string, Text>;
export type CandidateKind = keyof typeof candidateTitles;

interface Sign {
  readonly kind: CandidateKind;
  readonly billNumber?: string;
}
interface Candidate {
  readonly accountId: string;
  readonly because: readonly Sign[];
}

/** An amount that more bills ask for tells nothing. */
const MOST_BILLS = 100;
const MOST = 12;

const strength = ({ because }: Candidate): number =>
  because.length * 10 - Math.min(...because.map(({ kind }) => Object.keys(candidateTitles).indexOf(kind)));

/** Finds the accounts of a county to which unidentified money could belong (8.7). */
@Injectable()
export class Candidates {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  async of({ billId, amount }: UnidentifiedPaymentDocument, countyOffice: string): Promise<readonly Candidate[]> {
    const named = accountOfBillId(billId);
    await this.reads.upToDate(countyOfAccount);
    const signs = new Map<string, Sign[]>([[named, [{ kind: 'sameBillId' }]]]);
    const add = (accountId: string, sign: Sign): void => {
      signs.set(accountId, [...(signs.get(accountId) ?? []), sign]);
    };
    for (const { accountId, billNumber } of await this.billsAsking(amount))
      add(accountId, { kind: 'sameAmount', billNumber });
    for (const number of nearNumbers(named)) add(number, { kind: 'nearNumber' });
    const own = await this.ofCounty([...signs.keys()], countyOffice);
    return own
      .map((accountId) => ({ accountId, because: signs.get(accountId)! }))
      .toSorted((one, other) => strength(other) - strength(one))
      .slice(0, MOST);
  }

  /** What is left of a paid bill is zero. */
  private async billsAsking(leftToPay: Rial) {
    const request = { filter: { leftToPay }, orderBy: 'billNumber', descending: false, limit: MOST_BILLS } as const;
    const { items, next } = await this.reads.page(billsOfAccount, request);
    return next === null ? items : [];
  }

  private async ofCounty(accountIds: readonly string[], countyOffice: string): Promise<string[]> {
    const found = await this.reads
      .model(countyOfAccount)
      .find({ _id: trusted({ $in: accountIds }), countyOffice } as object)
      .lean();
    return found.map(({ _id }) => String(_id));
  }
}
