import { readFileSync } from 'node:fs';
import { comparePositions, formatPosition } from '@pishkhan/event-store';
import type { Text } from '@pishkhan/fields';
import { missingIndexes } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../../definition.ts';
import { keysInUse } from '../../../identity/keys/sealing-key.ts';
import type { HealthPart } from '../../../running/health/health.ts';
import { seenBy } from '../../../running/health/history-seen.ts';
import { sound, wrongIfAny, type Check } from '../check.ts';

interface Examined {
  readonly definition: ServiceDefinition;
  readonly platform: Platform;
  readonly parts: readonly HealthPart[];
}

const connected: Readonly<Record<string, { readonly title: Text; readonly wrong: Text; readonly remedy: Text }>> = {
  store: {
    title: { fa: 'رویدادنامه', en: 'event store' },
    wrong: {
      fa: 'رویدادنامه پاسخ نمی‌دهد یا نوشتن را نمی‌پذیرد',
      en: 'The event store does not respond, or refuses to append',
    },
    remedy: {
      fa: 'کارگزار رویدادنامه، شبکه، فضای دیسک و دسترسی کاربر سرویس را بررسی کنید؛ سرویس خود ادامه می‌دهد',
      en: 'Check its server, the network, disk space and the rights of the service’s user; the service continues by itself',
    },
  },
  broker: {
    title: { fa: 'کارگزار پیام', en: 'broker' },
    wrong: { fa: 'کارگزار پیام پاسخ نمی‌دهد', en: 'The broker does not respond' },
    remedy: {
      fa: 'کارگزار پیام و شبکه را بررسی کنید؛ پیام‌ها از رویدادنامه دوباره فرستاده می‌شوند',
      en: 'Check the broker and the network; messages are published from the event store afterwards',
    },
  },
  progress: {
    title: { fa: 'جایگاه‌های ذخیره‌شده', en: 'store of saved places' },
    wrong: { fa: 'جایگاه‌های ذخیره‌شده خوانده نمی‌شود', en: 'Saved places cannot be read' },
    remedy: { fa: 'پایگاه جایگاه‌ها را بررسی کنید', en: 'Check the database of the places' },
  },
  database: {
    title: { fa: 'پایگاه فهرست‌ها', en: 'database of the views' },
    wrong: { fa: 'پایگاه فهرست‌ها پاسخ نمی‌دهد', en: 'The database of the views does not respond' },
    remedy: {
      fa: 'پایگاه و شبکه را بررسی کنید؛ فهرست‌ها خود ادامه می‌دهند',
      en: 'Check the database and the network; the views continue by themselves',
    },
  },
  identity: {
    title: { fa: 'سامانه ورود', en: 'identity provider' },
    wrong: { fa: 'سامانه ورود پاسخ نمی‌دهد', en: 'The identity provider does not respond' },
    remedy: {
      fa: 'سامانه ورود را بررسی کنید؛ تا آن زمان ورود تازه پذیرفته نمی‌شود',
      en: 'Check it; until then nobody new can sign in',
    },
  },
  projectors: {
    title: { fa: 'به‌روز شدن فهرست‌ها', en: 'keeping the views' },
    wrong: { fa: 'کار برخی فهرست‌ها پیوسته شکست می‌خورد', en: 'Some views keep failing at the same event' },
    remedy: {
      fa: 'نام فهرست و خطا در شرح فنی است؛ پس از رفع علت، فهرست خود ادامه می‌دهد یا آن را بازسازی کنید',
      en: 'View and fault are in the details; after removing the cause it continues by itself, or rebuild it',
    },
  },
  relay: {
    title: { fa: 'انتشار رویدادها', en: 'publishing of events' },
    wrong: { fa: 'انتشار رویدادها پیوسته شکست می‌خورد', en: 'Publishing keeps failing at the same event' },
    remedy: {
      fa: 'علت را در شرح فنی ببینید و رفع کنید؛ انتشار خود ادامه می‌یابد',
      en: 'Remove the cause in the details; publishing continues by itself',
    },
  },
};

const partCheck = ({ name, state }: HealthPart): Check[] => {
  const words = connected[name];
  if (!words) return [];
  const examine = async (): Promise<ReturnType<typeof wrongIfAny>> => {
    const { up, ...rest } = await state();
    if (up) return sound;
    return { verdict: 'wrong', details: rest['failing'] === undefined ? [] : [JSON.stringify(rest['failing'])] };
  };
  return [{ check: name, ...words, examine }];
};

/** Store, broker, database and identity respond; places lie within the log; indexes and keys are there. */
export const partChecks = ({ definition, platform, parts }: Examined): readonly Check[] => [
  ...parts.flatMap(partCheck),
  {
    check: 'savedPlaces',
    title: { fa: 'جایگاه‌ها در برابر رویدادنامه', en: 'saved places against the log' },
    wrong: {
      fa: 'بخشی از سرویس رویدادهایی را دیده است که در رویدادنامه نیست',
      en: 'A part of the service has seen events that the log does not have',
    },
    remedy: {
      fa: 'رویدادنامه از آنچه از آن ساخته شده کهنه‌تر است: رویدادنامه درست را برگردانید، یا نسخه پشتیبان کامل را بازیابی کنید',
      en: 'The log is older than what was made of it: put the right log back, or restore a whole backup',
    },
    examine: async () => {
      const [seen, head] = [await seenBy(definition, platform), await platform.eventStore.head()];
      return wrongIfAny(
        seen
          .filter(({ position }) => comparePositions(position, head) > 0)
          .map(({ by, position }) => `${by}: ${formatPosition(position)} > ${formatPosition(head)}`),
      );
    },
  },
  {
    check: 'indexes',
    title: { fa: 'نمایه‌های فهرست‌ها', en: 'indexes of the views' },
    wrong: { fa: 'برخی نمایه‌ها نیست؛ خواندن کند می‌شود', en: 'Some indexes are missing; reads become slow' },
    remedy: {
      fa: 'سرویس را دوباره راه‌اندازی کنید؛ در آغاز نمایه‌ها را می‌سازد',
      en: 'Restart the service: it makes them at its start',
    },
    examine: async () => wrongIfAny(await missingIndexes(platform.database, definition.views)),
  },
  {
    check: 'keys',
    title: { fa: 'کلیدهای اطلاعات شخصی', en: 'keys of personal data' },
    wrong: {
      fa: 'فایل کلید از آغاز کار سرویس تغییر کرده یا نیست؛ با آن سرویس دوباره آغاز نمی‌شود',
      en: 'A key file changed since the start of the service, or is missing; the service would not start with it',
    },
    remedy: {
      fa: 'پیش از راه‌اندازی دوباره، فایل کلید درست را از نسخه خود برگردانید',
      en: 'Before the next start put the right key file back from your copy',
    },
    examine: async () =>
      wrongIfAny(
        keysInUse(platform.database).flatMap(({ variable, file, bytes }) => {
          try {
            return readFileSync(file).equals(bytes) ? [] : [`${variable}: changed`];
          } catch (error) {
            return [`${variable}: ${(error as NodeJS.ErrnoException).code}`];
          }
        }),
      ),
  },
];
