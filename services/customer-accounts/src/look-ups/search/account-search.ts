import { Inject, Injectable } from '@nestjs/common';
import { mustHold, Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import { searchMustBeNarrower } from '../../account/domain/account.rules.ts';
import type { SubscriberCard } from '../../account/views/subscriber-card.view.ts';
import { billingOfAccount } from '../../copies/billing-of-account.view.ts';
import { meterOfAccount } from '../../copies/meter-of-account.view.ts';
import { SearchHash } from '../search-hash.ts';
import { PersonVault } from '../../person/vault/person-vault.ts';
import { kindsOf, termsOf, type SearchTerms } from './search-terms.ts';

/** What a typed text was compared with. */
export const searchFields = [
  'fileNumber',
  'billId',
  'subscriptionNumber',
  'paymentId',
  'meterSerial',
  'mobile',
  'nationalId',
  'legalId',
  'postalCode',
  'name',
  'address',
] as const;
export type SearchField = (typeof searchFields)[number];

/** Maximum number of accounts or persons that one field may match. */
const MOST_MATCHES = 500;

type CardField = 'accountId' | 'billId' | 'subscriptionNumber' | 'subscriberId';
/** The cards that have one of these values. */
interface Match {
  readonly by: SearchField;
  readonly field: CardField;
  readonly values: readonly string[];
}

export interface FoundBy {
  /** For the record of the look-up. */
  readonly searched: { readonly by: readonly string[]; readonly hash: string };
  readonly filter: QueryFilter<SubscriberCard>;
  /** The same, with accounts found by words in one county only. */
  wordsOnlyIn(countyOffice: string): QueryFilter<SubscriberCard>;
  matchedBy(card: SubscriberCard): SearchField[];
  /** An identifier matches, not only words of a name or an address. */
  isExact(card: SubscriberCard): boolean;
}

const wordFields: readonly SearchField[] = ['name', 'address'];
/** What the text may be: only words, or an identifier too. */
export const isOnlyWords = (typed: string): boolean => {
  const { words, serial } = termsOf(typed);
  return words !== undefined && serial === undefined;
};

/** Finds accounts by what a clerk types; the shape decides what it may be. Personal data are found in the vault. */
@Injectable()
export class AccountSearch {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(SearchHash) private readonly hash: SearchHash,
  ) {}

  /** @throws ProblemException 422 if the words match too many accounts */
  async by(typed: string): Promise<FoundBy> {
    const terms = termsOf(typed);
    const found = await Promise.all([this.copies(terms), this.personalNumbers(terms), this.words(terms)]);
    const matches = [...ownNumbers(terms), ...found.flat()].filter(({ values }) => values.length > 0);
    for (const { values } of matches) mustHold(searchMustBeNarrower(values.length, MOST_MATCHES));
    const matchedBy = (card: SubscriberCard) =>
      matches.filter(({ field, values }) => values.includes(card[field])).map(({ by }) => by);
    return {
      searched: { by: kindsOf(terms), hash: this.hash.of(typed) },
      filter: anyOf(matches.map(cardsWith)),
      wordsOnlyIn: (countyOffice) =>
        anyOf(matches.map((each) => ({ ...cardsWith(each), ...(wordFields.includes(each.by) && { countyOffice }) }))),
      matchedBy,
      isExact: (card) => matchedBy(card).some((by) => !wordFields.includes(by)),
    };
  }

  private async copies({ numbers, serial }: SearchTerms): Promise<Match[]> {
    if (serial === undefined) return [];
    await Promise.all([this.reads.upToDate(meterOfAccount), this.reads.upToDate(billingOfAccount)]);
    const serials = oneOf([serial, ...numbers]);
    const [meters, payments] = await Promise.all([
      this.reads
        .model(meterOfAccount)
        .find({ $or: [{ serialKey: serials }, { 'former.serialKey': serials }] }, { _id: 1 })
        .limit(MOST_MATCHES + 1)
        .lean(),
      this.reads
        .model(billingOfAccount)
        .find({ paymentIds: oneOf(numbers) }, { _id: 1 })
        .limit(MOST_MATCHES + 1)
        .lean(),
    ]);
    return [
      accounts(
        'meterSerial',
        meters.map(({ _id }) => _id),
      ),
      accounts(
        'paymentId',
        payments.map(({ _id }) => _id),
      ),
    ];
  }

  private async personalNumbers({ mobile, identity, postalCode }: SearchTerms): Promise<Match[]> {
    const { vault } = this;
    const [callers, person, places] = await Promise.all([
      mobile === undefined ? [] : vault.searchByMobile(mobile, MOST_MATCHES + 1),
      identity && vault.findByIdentity(identity),
      postalCode === undefined ? [] : vault.searchByPostalCode(postalCode, MOST_MATCHES + 1),
    ]);
    return [
      subjects('mobile', callers),
      subjects(identity?.kind === 'legalEntity' ? 'legalId' : 'nationalId', person === undefined ? [] : [person]),
      accounts('postalCode', places),
    ];
  }

  /** If a name is also a word of too many addresses, only the persons are listed. */
  private async words({ words }: SearchTerms): Promise<Match[]> {
    if (words === undefined) return [];
    const [names, places] = await Promise.all([
      this.vault.searchByName(words, MOST_MATCHES + 1),
      this.vault.searchByAddress(words, MOST_MATCHES + 1),
    ]);
    const isCommonPlace = places.length > MOST_MATCHES && names.length > 0;
    return [subjects('name', names), accounts('address', isCommonPlace ? [] : places)];
  }
}

const oneOf = (values: readonly string[]) => trusted({ $in: [...values] });
const nothing = { accountId: oneOf([]) };
const cardsWith = ({ field, values }: Match): QueryFilter<SubscriberCard> => ({ [field]: oneOf(values) });
const anyOf = (alternatives: readonly QueryFilter<SubscriberCard>[]): QueryFilter<SubscriberCard> => ({
  $or: alternatives.length > 0 ? [...alternatives] : [nothing],
});

const accounts = (by: SearchField, values: readonly string[]): Match => ({ by, field: 'accountId', values });
const subjects = (by: SearchField, values: readonly string[]): Match => ({ by, field: 'subscriberId', values });
/** A new number has 12 digits, an old one 15 (9.6); people drop its leading zeros. */
const paddedSubscriptionNumbers = (number: string) => [number, number.padStart(12, '0'), number.padStart(15, '0')];
const ownNumbers = ({ numbers }: SearchTerms): Match[] => [
  accounts('fileNumber', numbers),
  { by: 'billId', field: 'billId', values: numbers },
  { by: 'subscriptionNumber', field: 'subscriptionNumber', values: numbers.flatMap(paddedSubscriptionNumbers) },
];
