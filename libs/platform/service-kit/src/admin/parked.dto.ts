import { ApiProperty } from '@nestjs/swagger';
import { documented } from '../http/words/words.ts';
import { hosts, type HostName } from './admin.dto.ts';
import { UnknownEventDto } from './unknown-event.dto.ts';

const text = (fa: string, en: string, required = true) =>
  ApiProperty({ type: 'string', description: documented({ fa, en }), required });
const whole = (fa: string, en: string) => ApiProperty({ type: 'integer', description: documented({ fa, en }) });

export class ParkedStreamDto {
  @ApiProperty({
    type: 'string',
    enum: hosts,
    description:
      'inbox برای پیام‌های دیگر سرویس‌ها، ownReactions برای واکنش به رویدادهای خود سرویس، relay برای انتشار آنها · messages of other services, reactions to own events, or their publishing',
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

  @ApiProperty({
    type: () => UnknownEventDto,
    required: false,
    description: 'رویداد نسخه تازه‌تر که جریان منتظر آن است · the event of a newer release that the stream waits for',
  })
  notKnown?: UnknownEventDto;
}

export class ParkedDto {
  @ApiProperty({
    type: () => ParkedStreamDto,
    isArray: true,
    description: 'جریان‌های ایستاده · streams that stand still',
  })
  items!: readonly ParkedStreamDto[];

  @ApiProperty({
    type: () => UnknownEventDto,
    isArray: true,
    description:
      'پیام‌هایی که این نسخه نمی‌شناسد و چیزی منتظر آنها نیست، از هر نوع و نسخه نخستین آن · messages that this build does not know and that nothing waits for, the first of each type and version',
  })
  notKnown!: readonly UnknownEventDto[];
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
