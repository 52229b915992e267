import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { Form, Reason } from '../domain/look-ups.messages.ts';

export const PERSONAL_DATA = 'pishkhan:personal-data';

/**
 * `withReason`: whole for a reader who says why, else masked. `masked`: masked for everybody. `inTexts`: only the
 * numbers in the texts of matters, which the kit records itself.
 */
export type PersonalDataForm = 'withReason' | 'masked' | 'inTexts';

/**
 * The answer has personal data: names, mobile numbers, national ids, addresses, postal codes, IBANs. The route must
 * record the look-up before it answers (`LookUps.record`; not with `inTexts`), and `docs/security/who-sees-what.md`
 * names it.
 */
export const PersonalData = (form: PersonalDataForm): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(PERSONAL_DATA, form),
    ApiExtension('x-personal-data', form),
    ApiHeader({
      name: 'X-Reason',
      required: false,
      description:
        'why personal data are read: a case id, a tracking code, or words without personal numbers; UTF-8, percent-encoded. Without it the answer is masked',
      schema: { type: 'string', maxLength: 2_000 },
    }),
  );

/** The part of a request that concerns look-ups. */
export interface PersonalRequest {
  /** As in the OpenAPI document. */
  readonly endpoint: string;
  readonly declared: PersonalDataForm;
  readonly reason: GivenReason | undefined;
  /** The form that was recorded; undefined before. */
  recorded?: Form | 'nothing';
}

/** A reason before it is known which accounts are looked up. */
export type GivenReason =
  | { readonly kind: 'case'; readonly caseId: string; readonly accountId: string | null }
  | Extract<Reason, { kind: 'text' }>;
