import { officeRegistered, type OfficeClosed, type OfficeRegistered } from '@pishkhan/contracts';
import type { Text } from '@pishkhan/fields';
import { civilDate, defineView, messagesOf, orNull, text, titled, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

export const officeKinds = officeRegistered.schema.properties.kind.enum;
export const officeKindTitles = {
  counterOffice: { fa: 'دفتر پیشخوان', en: 'counter office' },
  countyOffice: { fa: 'اداره گاز شهرستان', en: 'county office' },
  zone: { fa: 'منطقه', en: 'zone' },
  paymentChannel: { fa: 'بانک یا درگاه پرداخت', en: 'bank or payment channel' },
} as const satisfies Readonly<Record<OfficeRegistered['kind'], Text>>;

/** A county office, counter office or zone with its dates. `_id` is the office. */
export const registeredOffice = Type.Object(
  {
    officeId: text('office'),
    kind: titled('kind', officeKindTitles),
    name: text('name in Persian'),
    countyOffice: orNull(text('county office of a counter office or a zone')),
    registeredFrom: civilDate('first day on which its people may act'),
    closedFrom: orNull(civilDate('first day on which they may not act any more')),
  },
  { $id: 'RegisteredOffice' },
);
export type RegisteredOffice = DocumentOf<typeof registeredOffice>;

/** The office after its registration, also after a closing. */
export const registered = ({
  officeId,
  kind,
  name,
  countyOffice,
  registeredFrom,
}: Pick<OfficeRegistered, keyof OfficeRegistered>): RegisteredOffice => ({
  officeId,
  kind,
  name,
  countyOffice: countyOffice ?? null,
  registeredFrom: registeredFrom as RegisteredOffice['registeredFrom'],
  closedFrom: null,
});

/** The office after its closing was announced. */
export const closed = (
  known: RegisteredOffice,
  { closedFrom }: Pick<OfficeClosed, 'closedFrom'>,
): RegisteredOffice => ({ ...known, closedFrom: closedFrom as RegisteredOffice['registeredFrom'] });

/** "Which counties and offices are registered, and may their people act?", for the guard of every service (N24). */
export const knownOffices = defineView({
  name: 'known-offices',
  version: 1,
  question: 'Which counties and offices are registered, from which day on, until which day?',
  source: messagesOf('customer-accounts'),
  document: registeredOffice,
}).on({
  OfficeRegistered: { keys: ({ data }) => [data.officeId], change: (_, { data }) => registered(data) },
  OfficeClosed: { keys: ({ data }) => [data.officeId], change: (known, { data }) => known && closed(known, data) },
  AccountOpened: 'ignored',
  AccountTermsChanged: 'ignored',
  StaffMemberRegistered: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
