import { ApiProperty } from '@nestjs/swagger';
import { documented } from '../http/words/words.ts';
import { hosts, type HostName } from './admin.dto.ts';

const text = (fa: string, en: string, required = true) =>
  ApiProperty({ type: 'string', description: documented({ fa, en }), required });
const whole = (fa: string, en: string) => ApiProperty({ type: 'integer', description: documented({ fa, en }) });

export class ParkedStreamDto {
  @ApiProperty({
    type: 'string',
    enum: hosts,
    description:
      'inbox برای پیام‌های دیگر سرویس‌ها، ownReactions برای رویدادهای خود سرویس · messages of other services, or own events',
  })
  host!: HostName;

  @text('جریان', 'stream')
  stream!: string;

  @text('علت ایستادن', 'why it stands still')
  reason!: string;

  @whole('شماره رویدادی که پذیرفته نشد', 'revision of the one that could not be handled')
  revision!: number;

  @whole('شمار آنچه پشت آن مانده است', 'how many wait behind it')
  waiting!: number;
}

export class ParkedDto {
  @ApiProperty({
    type: () => ParkedStreamDto,
    isArray: true,
    description: 'جریان‌های ایستاده · streams that stand still',
  })
  items!: readonly ParkedStreamDto[];
}

export class ReplayedDto {
  @whole('شمار آنچه اکنون انجام شد', 'how many were handled now')
  handled!: number;

  @text(
    'آنچه دوباره بازداشت؛ نبودن آن یعنی جریان دوباره پیش می‌رود',
    'what stopped it again; without it the stream moves again',
    false,
  )
  fault?: string;
}
