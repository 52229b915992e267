import { identifier, legalId, listOf, nationalId, optional, plain, postalCode, titleText } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

const username = () => identifier({ fa: 'نام کاربری', en: 'user name, as in the token' }, { example: 'head-1' });

export class StaffPath extends dto({ username: username() }) {}

class RepresentedBody extends dto({
  legalId: legalId({ fa: 'شناسه ملی شخص حقوقی', en: 'national id of the legal entity' }, { example: '10380284790' }),
}) {}

/** A user of the platform with the own national id, home and family name; only keyed hashes of them are stored. */
export class StaffMemberBody extends dto({
  username: username(),
  nationalId: nationalId({ fa: 'کد ملی همین شخص', en: 'national id of this person' }, { example: '0084575948' }),
  postalCode: optional(postalCode({ fa: 'کد پستی منزل', en: 'postal code at home' }, { example: '1345678901' })),
  familyName: optional(titleText({ fa: 'نام خانوادگی', en: 'family name' }, { max: 120, example: 'احمدی' })),
  represents: listOf(RepresentedBody, {
    fa: 'شخص‌های حقوقی که این شخص نماینده آن‌هاست',
    en: 'legal entities that the person represents',
  }),
}) {}

/** The entry after a command. */
export class StaffMemberStepDto extends dto({
  username: plain.text('user name'),
  status: plain.choice('waits for the second person, or registered', ['proposed', 'registered']),
}) {}
