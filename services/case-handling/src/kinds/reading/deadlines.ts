import { escalateTo } from '../../engine/kind/kind.ts';

const whenMissed = escalateTo('headOfSubscriberAffairs');

/** Every figure is answered; an entered one gives a bill in 24 hours, as instants (A9-4, 7.1, 15.2-10). */
export const selfReadingDeadlines = {
  answer: {
    title: { fa: 'پاسخ به رقم اعلامی', en: 'Answer to the declared figure' },
    starts: 'opened',
    stops: 'applicantInformed',
    within: { fact: 'answerWithin' },
    unit: 'workingDays',
    source: '15.2-10',
    whenMissed,
  },
  bill: {
    title: { fa: 'صدور و تحویل قبض', en: 'Bill issued and delivered' },
    starts: [
      { decided: 'examination', as: 'figureEntered' },
      { decided: 'examination', as: 'otherFigureEntered' },
    ],
    stops: ['applicantInformed', { decided: 'confirmation', as: 'returned' }, { heard: 'SelfReadingRefused' }],
    within: 24,
    unit: 'hours',
    source: 'A9-4',
    whenMissed,
  },
} as const;
