import { ApiProperty } from '@nestjs/swagger';
import { documented, type Words } from '../http/words/words.ts';

const text = (description: Words, required = true) =>
  ApiProperty({ type: 'string', description: documented(description), required });
const whole = (description: Words) => ApiProperty({ type: 'integer', description: documented(description) });

/** An event of a newer release, and its place. */
export class UnknownEventDto {
  @text({ fa: 'جریان', en: 'stream' })
  stream!: string;

  @whole({ fa: 'شماره رویداد در جریان', en: 'revision in the stream' })
  revision!: number;

  @text({ fa: 'نوع رویداد', en: 'type of the event' })
  type!: string;

  @whole({ fa: 'نسخه طرح رویداد', en: 'schema version of the event' })
  schemaVersion!: number;

  @text({ fa: 'جایگاه در رویدادنامه؛ پیام‌ها ندارند', en: 'position in the log; a message has none' }, false)
  position?: string;
}
