import { MASKED, maskedNumber, maskedWords } from '@pishkhan/service-kit/look-ups';
import { orNull, shown, text, truth, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { Person, PersonVault } from '../../person/vault/person-vault.ts';
import { subscriberCard, type SubscriberCard } from '../views/subscriber-card.view.ts';

const cardPerson = Type.Object(
  {
    fullName: text('full name'),
    idEnding: text('last four digits of the national id'),
    mobile: text('mobile number, E.164'),
  },
  { $id: 'CardPerson' },
);
const cardAddress = Type.Object(
  { postalCode: text('postal code'), text: text('address as written') },
  { $id: 'CardAddress' },
);

/** A card with its person; person and address are null after the person was forgotten. */
export const personalCard = Type.Object({
  ...subscriberCard.document.properties,
  person: orNull(cardPerson),
  address: orNull(cardAddress),
  masked: truth('name, mobile and address are shortened; with a reason they are whole'),
});
export type PersonalCard = DocumentOf<typeof personalCard>;

/** The person for the counter: of the id, the last digits only. */
const personOf = ({ identity, fullName, mobile }: Person) => ({
  fullName,
  mobile,
  idEnding: (identity.kind === 'person' ? identity.nationalId : identity.legalId).slice(-4),
});

/** The view's facts joined with the vault's person. */
export const withPerson = async (vault: PersonVault, card: SubscriberCard): Promise<PersonalCard> => {
  const found = await vault.find(card.subscriberId, card.accountId);
  return {
    ...shown(subscriberCard, card),
    person: found ? personOf(found.person) : null,
    address: found?.address ?? null,
    masked: false,
  };
};

/** Name, mobile and address shortened, the postal code hidden (N7). */
export const maskedCard = (card: PersonalCard): PersonalCard => ({
  ...card,
  person: card.person && {
    fullName: maskedWords(card.person.fullName),
    idEnding: card.person.idEnding,
    mobile: maskedNumber(card.person.mobile),
  },
  address: card.address && { postalCode: MASKED, text: maskedWords(card.address.text) },
  masked: true,
});
