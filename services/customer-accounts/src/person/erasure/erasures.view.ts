import { erasureGrounds, erasureRefusals } from '@pishkhan/contracts';
import { civilDate, defineView, eventsOf, list, oneOf, orNull, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { erasure } from './domain/erasure.ts';

const keys = ({ data }: { readonly data: { readonly erasureId: string } }) => [data.erasureId];

const erasingService = Type.Object(
  {
    service: text('service that seals data of persons'),
    state: oneOf('whether it has destroyed its keys', ['waiting', 'erased']),
    erasedOn: orNull(civilDate('day; null while it waits')),
    left: list('records that are still open; another erasure reaches their data', text('record')),
  },
  { $id: 'ErasingService' },
);

const document = Type.Object(
  {
    erasureId: text('erasure'),
    subscriberId: text('subject id of the person'),
    accountId: text('account at which it was asked for'),
    countyOffice: text('county gas office that decides'),
    state: oneOf('waits for the head, how it was decided, or done in every service', [
      'requested',
      'confirmed',
      'declined',
      'erased',
    ]),
    ground: oneOf('ground', erasureGrounds),
    letter: Type.Object(
      { number: text('number of the letter'), issuedOn: civilDate('its day') },
      { $id: 'ErasureLetter' },
    ),
    cases: list('cases without an account that an earlier release took', text('case')),
    requestedBy: text('who requested it'),
    requestedOn: civilDate('day of the request'),
    decidedBy: orNull(text('second person; null while it waits')),
    decidedOn: orNull(civilDate('day of the decision; null while it waits')),
    because: orNull(oneOf('why it was declined; null if it was not', erasureRefusals)),
    services: list('services that seal data of persons; empty before the confirmation', erasingService),
  },
  { $id: 'Erasure' },
);
export type Erasure = DocumentOf<typeof document>;

const isErased = ({ state }: Erasure['services'][number]): boolean => state === 'erased';

/** "Which erasures of persons wait, and which services have carried them out?" `_id` is the erasure. */
export const erasures = defineView({
  name: 'erasures',
  version: 1,
  question: 'Which erasures of persons wait, and which services have carried them out?',
  source: eventsOf(erasure),
  document,
  indexes: [{ subscriberId: 1 }, { countyOffice: 1, state: 1 }],
}).on({
  ErasureRequested: {
    keys,
    change: (_, { data }) => ({
      ...data,
      cases: [...data.cases],
      state: 'requested',
      decidedBy: null,
      decidedOn: null,
      because: null,
      services: [],
    }),
  },
  ErasureConfirmed: {
    keys,
    change: (known, { data: { services, confirmedBy, confirmedOn } }) =>
      known && {
        ...known,
        state: 'confirmed',
        decidedBy: confirmedBy,
        decidedOn: confirmedOn,
        services: services.map((service) => ({ service, state: 'waiting', erasedOn: null, left: [] })),
      },
  },
  ErasureDeclined: {
    keys,
    change: (known, { data: { because, declinedBy, declinedOn } }) =>
      known && { ...known, state: 'declined', decidedBy: declinedBy, decidedOn: declinedOn, because },
  },
  ErasedIn: {
    keys,
    change: (known, { data: { service, left, on } }) => {
      if (!known) return known;
      const services = known.services.map((each) =>
        each.service === service ? { ...each, state: 'erased' as const, erasedOn: on, left: [...left] } : each,
      );
      return { ...known, services, state: services.every(isErased) ? 'erased' : known.state };
    },
  },
});
