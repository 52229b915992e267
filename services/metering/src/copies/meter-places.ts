import { Inject, Injectable } from '@nestjs/common';
import { isWithin, type Placed, type Reach } from '@pishkhan/roles';
import { mustBeWithin, notArrived, Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { meteredAccountMustBeKnown, meterMustExist } from '../meter/domain/meter.rules.ts';
import { meterCard, type MeterCard } from '../meter/views/meter-card.view.ts';
import { meterNamed } from '../meter/views/meters-named.ts';
import { countyOfAccount } from './county-of-account.view.ts';

/** The county of each account that is known. */
export const countiesOf = async (
  models: Pick<Reads, 'model'>,
  items: readonly { readonly accountId: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const accounts = [...new Set(items.map(({ accountId }) => accountId))];
  const known = await models.model(countyOfAccount).find({ accountId: trusted({ $in: accounts }) });
  return new Map(known.map(({ accountId, countyOffice }) => [accountId, countyOffice]));
};

/** Places of meters and their readings: the county of the account (15.4-26, N7). */
@Injectable()
export class MeterPlaces {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /**
   * The county is read only for a reach that depends on it. The meter of an account that has not arrived yet is not
   * missing: its county is awaited for 2 s.
   *
   * @throws ProblemException 503 `ViewIsBehind`
   */
  async placeOf(reach: Reach, accountId: string, known: Placed = {}): Promise<Placed> {
    if (isWithin(reach, known) || !reach.places.includes('ownCounty')) return known;
    const { countyOffice } = await this.reads.awaited(countyOfAccount, accountId);
    return { ...known, countyOffice };
  }

  /**
   * The county of the account that a command names, which is the officer's own (N6).
   *
   * @throws ProblemException 409 with Retry-After for another county and for an account that has not arrived in 2 s
   */
  async ownCountyOf(reach: Reach, accountId: string): Promise<string> {
    const own = await this.reads.arriving(countyOfAccount, accountId, ({ countyOffice }) =>
      isWithin(reach, { countyOffice }),
    );
    if (!own) throw notArrived(meteredAccountMustBeKnown(accountId));
    return own.countyOffice;
  }

  /**
   * The meter that a command names by its serial, in any spelling, if its account is within the reach.
   *
   * @throws ProblemException 404 `MeterMustExist`, also for a meter elsewhere
   */
  async meterWithin(reach: Reach, serial: string): Promise<MeterCard> {
    const card = await this.reads.named(meterCard, await meterNamed(this.reads, serial), meterMustExist.rule);
    mustBeWithin(reach, await this.placeOf(reach, card.accountId), meterMustExist.rule, serial);
    return card;
  }

  /** The county of a meter's account, for its look-up. Meters of earlier releases do not have it themselves. */
  async countyOf({ accountId, countyOffice }: Pick<MeterCard, 'accountId' | 'countyOffice'>) {
    return countyOffice ?? (await this.reads.find(countyOfAccount, accountId))?.countyOffice;
  }

  /** Those records whose account is within the reach. */
  async within<Item extends { readonly accountId: string }>(
    reach: Reach,
    items: readonly Item[],
  ): Promise<readonly Item[]> {
    if (isWithin(reach, {})) return items;
    const countyOf = await this.countiesOf(items);
    return items.filter(({ accountId }) => isWithin(reach, { countyOffice: countyOf.get(accountId) }));
  }

  /**
   * Like `within`, for a command: the meters are on record, so that their accounts are awaited for 2 s (N6).
   *
   * @throws ProblemException 503 `ViewIsBehind`
   */
  async withinOnArrival<Item extends { readonly accountId: string }>(
    reach: Reach,
    items: readonly Item[],
  ): Promise<readonly Item[]> {
    const countyOf = await this.countiesOf(items);
    for (const { accountId } of items)
      if (!countyOf.has(accountId)) await this.reads.awaited(countyOfAccount, accountId);
    return this.within(reach, items);
  }

  /** Those records whose account is of this county; all without one. */
  async ofCounty<Item extends { readonly accountId: string }>(
    countyOffice: string | undefined,
    items: readonly Item[],
  ): Promise<readonly Item[]> {
    if (countyOffice === undefined) return items;
    const countyOf = await this.countiesOf(items);
    return items.filter(({ accountId }) => countyOf.get(accountId) === countyOffice);
  }

  /** The county of each account that is known. */
  countiesOf(items: readonly { readonly accountId: string }[]): Promise<ReadonlyMap<string, string>> {
    return countiesOf(this.reads, items);
  }
}
