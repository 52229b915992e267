import {
  choices,
  identifier,
  legalId,
  listOf,
  nationalId,
  optional,
  placeName,
  plain,
  postalCode,
  titleText,
} from '@pishkhan/fields';
import { roleNames, roleTitles } from '@pishkhan/roles';
import { dto } from '@pishkhan/service-kit';

const username = () => identifier({ fa: 'نام کاربری', en: 'user name, as in the token' }, { example: 'head-1' });

export class StaffPath extends dto({ username: username() }) {}

class RepresentedBody extends dto({
  legalId: legalId({ fa: 'شناسه ملی شخص حقوقی', en: 'national id of the legal entity' }, { example: '10380284790' }),
}) {}

/** Each is looked for in the vault (N12). */
const MOST_REPRESENTED = 50;

/**
 * A user of the platform with the own national id, home and family name, of which only keyed hashes are stored, and
 * with the roles and the office by which a step can be assigned (15.4-36).
 */
export class StaffMemberBody extends dto({
  username: username(),
  nationalId: nationalId({ fa: 'کد ملی همین شخص', en: 'national id of this person' }, { example: '0084575948' }),
  postalCode: optional(postalCode({ fa: 'کد پستی منزل', en: 'postal code at home' }, { example: '1345678901' })),
  familyName: optional(titleText({ fa: 'نام خانوادگی', en: 'family name' }, { max: 120, example: 'احمدی' })),
  roles: optional(
    choices({ fa: 'نقش‌ها', en: 'roles, as in the token' }, roleNames, {
      titles: roleTitles,
      example: ['counterClerk'],
    }),
  ),
  office: optional(placeName({ fa: 'محل کار', en: 'office of these roles' }, { example: 'office-101' })),
  represents: listOf(
    RepresentedBody,
    { fa: 'شخص‌های حقوقی که این شخص نماینده آن‌هاست', en: 'legal entities that the person represents' },
    MOST_REPRESENTED,
  ),
}) {}

/** The entry after a command. */
export class StaffMemberStepDto extends dto({
  username: plain.text('user name'),
  status: plain.choice('waits for the second person, or registered', ['proposed', 'registered']),
}) {}
