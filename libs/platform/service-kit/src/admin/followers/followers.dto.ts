import { listOf, optional, part, plain } from '@pishkhan/fields';
import { dto } from '../../fields/dto.ts';
import { TextDto } from '../../fields/publishing/documents/documents.dto.ts';

const kinds = ['view', 'relay', 'ownReactions', 'inbox'] as const;
const faultKinds = ['outage', 'refusal', 'conflict', 'fault'] as const;

class LastFaultDto extends dto({
  kind: plain.choice(
    {
      fa: 'نوع خطا: پاسخ ندادن یک بخش، رد شدن، هم‌زمانی با فرایند دیگر، یا خطای کار',
      en: 'a part did not respond, it refused, another process was first, or the work failed',
    },
    faultKinds,
  ),
  message: plain.text({ fa: 'متن فنی خطا', en: 'technical message' }),
  at: plain.instant({ fa: 'زمان خطا', en: 'when, in real time' }),
}) {}

export class FollowerDto extends dto({
  kind: plain.choice(
    {
      fa: 'فهرست، انتشار رویدادها، واکنش به رویدادهای خود، یا واکنش به پیام‌های سرویس‌های دیگر',
      en: 'a view, publishing of own events, reactions to own events, or reactions to messages of other services',
    },
    kinds,
  ),
  name: plain.text({ fa: 'نام', en: 'its name' }),
  isHere: optional(
    plain.truth({
      fa: 'آیا همین فرایند آن را انجام می‌دهد',
      en: 'whether this process does the work; absent for a view',
    }),
  ),
  place: optional(plain.text({ fa: 'جایگاه در رویدادنامه', en: 'position in the own log; absent for topics' })),
  topics: optional(plain.texts({ fa: 'موضوع‌های دنبال‌شده', en: 'topics that it follows' })),
  behind: plain.whole({ fa: 'تعداد رویداد یا پیام انجام‌نشده', en: 'events or messages that it has not handled' }),
  isMore: plain.truth({ fa: 'آیا بیش از این تعداد است', en: 'whether there are more than this number' }),
  since: optional(
    plain.instant({ fa: 'زمان ثبت نخستین مورد انجام‌نشده', en: 'when the oldest of them was recorded, if it is known' }),
  ),
  seconds: optional(plain.whole({ fa: 'عقب‌ماندگی، ثانیه', en: 'seconds behind, if it is known' })),
  lastFault: optional(part(LastFaultDto, { fa: 'آخرین خطا از آغاز این فرایند', en: 'last fault of this process' })),
}) {}
export type Follower = FollowerDto;

export class FollowersDto extends dto({
  service: part(TextDto, { fa: 'سرویس', en: 'title of the service' }),
  head: plain.text({ fa: 'پایان رویدادنامه', en: 'head of the log' }),
  items: listOf(FollowerDto, { fa: 'دنبال‌کنندگان', en: 'what follows the log and the topics' }),
}) {}
