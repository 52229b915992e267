import { choice, civilDate, titleText, identifier, optional, placeName, plain } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';

const subject = identifier({ fa: 'دارنده گواهی (نام کاربری)', en: 'certified person, subject of the token' });
const office = placeName({ fa: 'دفتر پیشخوان', en: 'counter office' });
const reason = { fa: 'علت لغو', en: 'why the certificate was revoked' };

export class CertificateBody extends dto({
  subject,
  office,
  countyOffice: optional(placeName({ fa: 'اداره گاز شهرستان دفتر', en: 'county office of the counter office' })),
  certificateNumber: identifier({ fa: 'شماره گواهی', en: 'number of the certificate' }),
  validFrom: civilDate({ fa: 'نخستین روز اعتبار', en: 'first day' }),
  validTo: civilDate({ fa: 'آخرین روز اعتبار', en: 'last day, included' }),
  reason: optional(
    titleText(
      { fa: 'علت، اگر از روزی پیش از امروز آغاز می‌شود', en: 'why it starts before today' },
      { min: 3, max: 1_000 },
    ),
  ),
}) {}

export class CertificateNamedDto extends dto({
  subject: plain.text('certified person'),
  certificateNumber: plain.text('number of the certificate'),
  status: choice({ fa: 'وضعیت', en: 'waiting for the second person, granted or declined' }, [
    'waiting',
    'granted',
    'declined',
  ]),
}) {}

export class SubjectPath extends dto({ subject }) {}
export class CertificatePath extends dto({
  subject,
  certificateNumber: identifier({ fa: 'شماره گواهی', en: 'number of the certificate' }),
}) {}
export class CertificateDeclineBody extends dto({
  reason: titleText({ fa: 'علت رد', en: 'why the certificate is declined' }, { min: 3, max: 1_000 }),
}) {}

export class RevocationBody extends dto({ reason: titleText(reason, { min: 3, max: 1_000 }) }) {}

export class RevocationDto extends dto({
  subject: plain.text('person'),
  revoked: plain.texts('numbers of the revoked certificates'),
}) {}

export class CertificateQuery extends dto({ ...paging, office: optional(office) }) {}
