import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';
import { Type, type TSchema } from 'typebox';
import { shown, shownSchemaOf, type DocumentOf } from '@pishkhan/views';
import type { CertificateConfirmer } from './domain/certificate.messages.ts';
import {
  certificateConfirmerMustBeAnotherPerson,
  certificateConfirmerMustHoldTheRole,
} from './domain/certificate-proposal.rules.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';
import { certificatesWaiting } from './views/certificates-waiting.view.ts';

type Certificate = DocumentOf<(typeof certificatesOfOffice)['document']>;
type Waiting = DocumentOf<(typeof certificatesWaiting)['document']>;

const states = ['valid', 'later', 'expired', 'revoked'] as const;

const withFields = (schema: TSchema, fields: Readonly<Record<string, TSchema>>): TSchema => {
  const { properties = {}, required = [] } = schema as { properties?: object; required?: readonly string[] };
  return { ...schema, properties: { ...properties, ...fields }, required: [...required, ...Object.keys(fields)] };
};

/** A certificate as it is on a day (1.2). */
export const standingOf = (certificate: Certificate, today: CivilDate) => {
  const { validFrom, validTo, revokedOn } = certificate;
  const isRevoked = revokedOn !== undefined && revokedOn <= today;
  const state = isRevoked ? 'revoked' : today < validFrom ? 'later' : today > validTo ? 'expired' : 'valid';
  return { ...shown(certificatesOfOffice, certificate), state } as const;
};

export const certificateSchema = withFields(shownSchemaOf(certificatesOfOffice), {
  state: Type.Union(
    states.map((state) => Type.Literal(state)),
    { description: 'today' },
  ),
});

const headOnly = ['headOfSubscriberAffairs'];

/** Why this person cannot be the second person of a proposed certificate, by its rules (7.5, 15.4-41). */
const refusalOf = (proposal: Waiting, by: CertificateConfirmer, today: CivilDate): Rejection | false =>
  certificateConfirmerMustBeAnotherPerson(proposal, by) ||
  (proposal.validFrom < today && certificateConfirmerMustHoldTheRole(by, headOnly));

/** A proposed certificate, and whether the reader may confirm it. */
export const proposalFor = (
  proposal: Waiting,
  by: CertificateConfirmer,
  { today, titles }: { readonly today: CivilDate; readonly titles: Readonly<Record<string, Text>> },
) => {
  const refusal = refusalOf(proposal, by, today);
  const because = refusal ? titles[refusal.rejected] : undefined;
  return { ...shown(certificatesWaiting, proposal), mayNotConfirm: because ?? null };
};

export const proposalSchema = withFields(shownSchemaOf(certificatesWaiting), {
  mayNotConfirm: Type.Union([Type.Object({ fa: Type.String(), en: Type.String() }), Type.Null()], {
    description: 'why the reader may not be the second person; null if he may by its rules',
  }),
});
