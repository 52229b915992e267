import type { CivilDate } from '@pishkhan/calendar';
import { isLegalId, isRepeatedDigit, isUsualPostalCode } from '@pishkhan/identifiers';
import { invalid, type Envelope } from '@pishkhan/service-kit';
import type { Person, Registration } from '../person/vault/person-vault.ts';
import type { IdentificationBody, OpenAccountBody, PersonBody } from './account.dto.ts';
import type { Identification, Identified, OpenAccount, Officer } from './domain/account.messages.ts';

/**
 * The part of the body that is stored only in the vault.
 *
 * @throws ProblemException 400 unless there is exactly one id.
 */
export const registrationOf = ({ person, address, fileNumber, identification }: OpenAccountBody): Registration => ({
  person: { identity: identityOf(person), fullName: person.fullName, mobile: person.mobile },
  accountId: fileNumber,
  address: { postalCode: address.postalCode, text: address.text },
  ...(identification && { documentNumber: identification.documentNumber }),
});

const identityOf = ({ nationalId, legalId, nationalIdDocument }: PersonBody): Person['identity'] => {
  if (nationalId !== undefined && legalId === undefined)
    return {
      kind: 'person',
      nationalId,
      ...(nationalIdDocument === undefined ? {} : { document: nationalIdDocument }),
    };
  if (legalId !== undefined && nationalId === undefined) return { kind: 'legalEntity', legalId };
  throw invalid([
    {
      field: 'person',
      rule: 'hasOneId',
      message: {
        fa: 'مشترک باید یا کد ملی داشته باشد یا شناسه ملی',
        en: 'the subscriber must have either nationalId or legalId',
      },
    },
  ]);
};

const identificationOf = ({
  nationalId = '',
  nationalIdDocument,
  legalId,
  confirmLegalId,
}: PersonBody): Identification => {
  if (legalId !== undefined)
    return { kind: 'legalEntity', checkDigitRight: isLegalId(legalId), confirmed: confirmLegalId === true };
  return { kind: 'person', ...(isRepeatedDigit(nationalId) ? { documented: nationalIdDocument !== undefined } : {}) };
};

const identifiedBy = (
  { document, documentIssuedOn, checkedBy }: IdentificationBody,
  { subject }: Officer,
): Identified => ({ document, issuedOn: documentIssuedOn, checkedBy: checkedBy ?? subject });

interface OpeningContext {
  readonly subscriberId: string;
  readonly companyCode: string;
  readonly today: CivilDate;
  readonly by: Officer;
}

/** The rest of the body: terms without personal data. */
export const openAccountOf = (body: OpenAccountBody, context: OpeningContext): OpenAccount => ({
  type: 'OpenAccount',
  ...context,
  fileNumber: body.fileNumber,
  billIdOnContract: body.billId,
  identification: identificationOf(body.person),
  ...(body.identification && { identified: identifiedBy(body.identification, context.by) }),
  subscriptionNumber: body.subscriptionNumber,
  countyOffice: body.countyOffice,
  use: body.use,
  climateZone: body.climateZone,
  dwellingUnits: body.dwellingUnits,
  meterCapacity: body.meterCapacity,
  openedOn: body.openedOn,
});

/** The person of a command, with the county office of the token. */
export const officerOf = ({ actor: { subject, office } }: Envelope): Officer => ({
  subject,
  ...(office !== undefined && { office }),
});

/** A postal code of another form than the usual one is stored; sources differ about the form (9.4). */
export const unusualIn = ({ address }: OpenAccountBody) =>
  isUsualPostalCode(address.postalCode)
    ? []
    : [
        {
          field: 'address.postalCode',
          fa: 'کد پستی نامعمول است؛ آن را با مدرک مقایسه کنید',
          en: 'The postal code is unusual; compare it with the document',
        },
      ];
