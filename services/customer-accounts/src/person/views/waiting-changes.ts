import { Inject, Injectable } from '@nestjs/common';
import { scopeOf, type Reach } from '@pishkhan/roles';
import { Reads, type Page } from '@pishkhan/service-kit';
import { shown, trusted, truth, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { PersonChangeQuery } from '../person-change.dto.ts';
import { personChanges } from './person-changes.view.ts';

/** A change in the worklist of the head. */
export const waitingChange = Type.Object(
  {
    ...personChanges.document.properties,
    isStale: truth('another change of the person was approved since the proposal; read the card again'),
  },
  { $id: 'WaitingPersonChange' },
);

/** The worklist of the head: changes without values. */
@Injectable()
export class WaitingChanges {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  async page(
    { state = 'waiting', cursor, limit }: PersonChangeQuery,
    reach: Reach,
  ): Promise<Page<DocumentOf<typeof waitingChange>>> {
    const { items, next } = await this.reads.page(personChanges, {
      filter: { state, ...scopeOf(reach) },
      orderBy: 'proposedOn',
      cursor,
      limit,
    });
    const persons = [...new Set(items.map(({ subscriberId }) => subscriberId))];
    const approved = await this.reads
      .model(personChanges)
      .find({ state: 'approved', subscriberId: trusted({ $in: persons }) }, { subscriberId: 1, personVersion: 1 })
      .lean();
    const isStale = ({ subscriberId, personVersion, state: each }: (typeof items)[number]) =>
      each === 'waiting' &&
      approved.some((other) => other.subscriberId === subscriberId && other.personVersion > personVersion);
    return { items: items.map((each) => ({ ...shown(personChanges, each), isStale: isStale(each) })), next };
  }
}
