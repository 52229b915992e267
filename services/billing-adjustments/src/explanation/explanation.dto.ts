import { IsText } from '@pishkhan/service-kit';

export class ExplanationQuery {
  @IsText('civil date in Tehran (to its end), ISO or Jalali, or an instant; now when absent', {
    max: 40,
    optional: true,
    example: '2026-11-22',
  })
  asKnownOn?: string;
}
