import { Inject, Injectable } from '@nestjs/common';
import { maskedNumber, maskedWords } from '@pishkhan/service-kit/look-ups';
import { Reads } from '@pishkhan/service-kit';
import { optional, orNull, shown, text, trusted, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { saysOfErasure } from '../../person/erasure/erasure-words.ts';
import { erasures } from '../../person/erasure/erasures.view.ts';
import { ChangesInVault } from '../../person/changes-in-vault.ts';
import { personChanges, type PersonChange } from '../../person/views/person-changes.view.ts';
import type { PersonValues, StoredChange } from '../../person/vault/changes/sealed-changes.ts';
import { PersonVault } from '../../person/vault/person-vault.ts';
import type { SubscriberCard } from '../views/subscriber-card.view.ts';
import { withPerson, type PersonalCard } from './personal-card.ts';

const values = Type.Object(
  { fullName: optional(text('full name')), mobile: optional(text('mobile number, E.164')) },
  { $id: 'ChangedValues' },
);
const {
  subscriberId: _subject,
  accountId: _account,
  countyOffice: _county,
  ...facts
} = personChanges.document.properties;

/** A change on the card of its person; the values are null after the person was forgotten. */
export const changeOnCard = Type.Object(
  {
    ...facts,
    proposed: orNull(values),
    former: orNull(values),
    documentNumber: orNull(text('number of the document')),
  },
  { $id: 'PersonChangeOnCard' },
);
type ChangeOnCard = DocumentOf<typeof changeOnCard>;

/** An erasure on the card of its person, in words for the counter (A6). */
export const erasureOnCard = Type.Object(
  {
    erasureId: text('erasure'),
    state: erasures.document.properties.state,
    says: Type.Object({ fa: text('Persian'), en: text('English') }),
    requestedOn: erasures.document.properties.requestedOn,
    decidedOn: erasures.document.properties.decidedOn,
  },
  { $id: 'ErasureOnCard' },
);
type ErasureOnCard = DocumentOf<typeof erasureOnCard>;

/** Persons of cards, as the vault has them when they are read. */
@Injectable()
export class CardPersons {
  constructor(
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(ChangesInVault) private readonly changes: ChangesInVault,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  join(card: SubscriberCard): Promise<PersonalCard> {
    return withPerson(this.vault, card);
  }

  /** The erasure that waits or was confirmed last, if there is one. */
  async erasureOf({ subscriberId }: SubscriberCard): Promise<ErasureOnCard | null> {
    await this.reads.upToDate(erasures);
    const decided = trusted({ $in: ['requested', 'confirmed', 'erased'] as const });
    const [found] = await this.reads
      .model(erasures)
      .find({ subscriberId, state: decided })
      .sort({ requestedOn: -1, decidedOn: -1 })
      .limit(1)
      .lean();
    if (!found) return null;
    const { erasureId, state, requestedOn, decidedOn } = found;
    return { erasureId, state, says: saysOfErasure({ state, decidedOn }), requestedOn, decidedOn };
  }

  /** Changes of the person, the latest proposal first. An approved one that a crash left open is applied before. */
  async changesOf({ subscriberId }: SubscriberCard): Promise<readonly ChangeOnCard[]> {
    await this.changes.finish(subscriberId);
    await this.reads.upToDate(personChanges);
    const [found, sealed] = await Promise.all([
      this.reads.model(personChanges).find({ subscriberId }).sort({ proposedOn: -1, _id: 1 }).lean(),
      this.vault.changes.of(subscriberId),
    ]);
    return found.map((change) =>
      onCard(
        change,
        sealed.find(({ changeId }) => changeId === change.changeId),
      ),
    );
  }
}

const onCard = (change: PersonChange & { readonly _id: string }, sealed: StoredChange | undefined): ChangeOnCard => {
  const { subscriberId: _s, accountId: _a, countyOffice: _c, ...rest } = shown(personChanges, change);
  return {
    ...rest,
    proposed: sealed?.values ?? null,
    former: sealed?.former ?? null,
    documentNumber: sealed?.documentNumber ?? null,
  };
};

const maskedValues = (given: PersonValues | null): PersonValues | null =>
  given && {
    ...(given.fullName !== undefined && { fullName: maskedWords(given.fullName) }),
    ...(given.mobile !== undefined && { mobile: maskedNumber(given.mobile) }),
  };

/** Former and proposed values as short as those of the card (N7). */
export const maskedChange = (change: ChangeOnCard): ChangeOnCard => ({
  ...change,
  proposed: maskedValues(change.proposed),
  former: maskedValues(change.former),
  documentNumber: change.documentNumber && maskedNumber(change.documentNumber),
});

/** Approved changes of the person. */
export const personVersionOf = (changes: readonly ChangeOnCard[]): number =>
  changes.filter(({ state }) => state === 'approved').length;
