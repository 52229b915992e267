import { freeText, optional, placeName, titleText, userName } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

const reason = freeText({ fa: 'دلیل', en: 'reason' }, { max: 2_000 });

export class ReasonBody extends dto({ reason }) {}
export class ReferralBody extends dto({
  reason,
  to: titleText({ fa: 'واحدی که پرونده به آن ارجاع می‌شود', en: 'unit that receives the case' }, { max: 60 }),
}) {}
export class AssignmentBody extends dto({
  reason,
  to: optional(
    userName({
      fa: 'همکار (نام کاربری)؛ اگر خالی باشد، به همه همکاران سپرده می‌شود',
      en: 'user name of the colleague; without it all of them',
    }),
  ),
}) {}
export class HandOverBody extends dto({
  reason,
  to: placeName({ fa: 'اداره گاز شهرستان دیگر', en: 'county office that receives the case' }),
}) {}
export class PauseBody extends dto({
  reason,
  cause: titleText({ fa: 'علت توقف', en: 'cause of the pause' }, { max: 60 }),
}) {}
export class NoteBody extends dto({ text: freeText({ fa: 'متن یادداشت', en: 'text of the note' }, { max: 2_000 }) }) {}
