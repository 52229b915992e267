import { erasureGrounds, erasureRefusals } from '@pishkhan/contracts';
import { civilDate, defineView, eventsOf, list, oneOf, orNull, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { applicantErasure } from './domain/applicant-erasure.ts';

const keys = ({ data }: { readonly data: { readonly erasureId: string } }) => [data.erasureId];

const document = Type.Object(
  {
    erasureId: text('erasure'),
    countyOffice: text('county gas office that decides'),
    state: oneOf('waits for the head, how it was decided, or done', ['requested', 'confirmed', 'declined', 'erased']),
    ground: oneOf('ground', erasureGrounds),
    letter: Type.Object(
      { number: text('number of the letter'), issuedOn: civilDate('its day') },
      { $id: 'ApplicantErasureLetter' },
    ),
    cases: list('cases that the person named', text('case')),
    requestedBy: text('who requested it'),
    requestedOn: civilDate('day of the request'),
    decidedBy: orNull(text('second person; null while it waits')),
    decidedOn: orNull(civilDate('day of the decision; null while it waits')),
    because: orNull(oneOf('why it was declined; null if it was not', erasureRefusals)),
    erasedOn: orNull(civilDate('day on which nothing could be read any more; null before')),
    left: list('cases that were opened again meanwhile; another erasure reaches them', text('case')),
  },
  { $id: 'ApplicantErasure' },
);

/** "Which erasures of applicants wait, and which are carried out?" `_id` is the erasure. */
export const applicantErasures = defineView({
  name: 'applicant-erasures',
  version: 1,
  question: 'Which erasures of applicants wait, and which are carried out?',
  source: eventsOf(applicantErasure),
  document,
  indexes: [{ countyOffice: 1, state: 1 }],
}).on({
  ApplicantErasureRequested: {
    keys,
    change: (_, { data }) => ({
      ...data,
      cases: [...data.cases],
      state: 'requested',
      decidedBy: null,
      decidedOn: null,
      because: null,
      erasedOn: null,
      left: [],
    }),
  },
  ApplicantErasureConfirmed: {
    keys,
    change: (known, { data: { confirmedBy, confirmedOn } }) =>
      known && { ...known, state: 'confirmed', decidedBy: confirmedBy, decidedOn: confirmedOn },
  },
  ApplicantErasureDeclined: {
    keys,
    change: (known, { data: { because, declinedBy, declinedOn } }) =>
      known && { ...known, state: 'declined', decidedBy: declinedBy, decidedOn: declinedOn, because },
  },
  ApplicantErased: {
    keys,
    change: (known, { data: { left, erasedOn } }) => known && { ...known, state: 'erased', erasedOn, left: [...left] },
  },
});
