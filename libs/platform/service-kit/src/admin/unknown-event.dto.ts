import { optional, plain } from '@pishkhan/fields';
import { dto } from '../fields/dto.ts';

/** An event whose type or schema version this build does not know. */
export class UnknownEventDto extends dto({
  stream: plain.text({ fa: 'جریان', en: 'stream' }),
  revision: plain.whole({ fa: 'شماره رویداد در جریان', en: 'revision in the stream' }),
  type: plain.text({ fa: 'نوع رویداد', en: 'type of the event' }),
  schemaVersion: plain.whole({ fa: 'نسخه طرح رویداد', en: 'schema version of the event' }),
  position: optional(
    plain.text({ fa: 'جایگاه در رویدادنامه؛ پیام‌ها ندارند', en: 'position in the log; a message has none' }),
  ),
}) {}
