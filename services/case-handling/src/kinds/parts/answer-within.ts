import { escalateTo } from '../../engine/kind/kind.ts';

interface Within {
  readonly within: number;
  readonly unit: 'days' | 'workingDays';
  readonly source: string;
}

/** From the registration to the recorded answer; if missed, the head of subscriber affairs is informed (A3-4, A6-5). */
export const answerWithin = (length: Within) =>
  ({
    title: { fa: 'ثبت پاسخ', en: 'Answer recorded' },
    starts: 'opened',
    stops: 'answerRecorded',
    ...length,
    whenMissed: escalateTo('headOfSubscriberAffairs'),
  }) as const;
