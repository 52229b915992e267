import { optional, shown } from '@pishkhan/fields';
import { dto } from '../fields/dto.ts';

/** An event whose type or schema version this build does not know. */
export class UnknownEventDto extends dto({
  stream: shown.text({ fa: 'جریان', en: 'stream' }),
  revision: shown.whole({ fa: 'شماره رویداد در جریان', en: 'revision in the stream' }),
  type: shown.text({ fa: 'نوع رویداد', en: 'type of the event' }),
  schemaVersion: shown.whole({ fa: 'نسخه طرح رویداد', en: 'schema version of the event' }),
  position: optional(
    shown.text({ fa: 'جایگاه در رویدادنامه؛ پیام‌ها ندارند', en: 'position in the log; a message has none' }),
  ),
}) {}
