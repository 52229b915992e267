import { Type } from 'typebox';
import { civilDate, id } from '../../fields.ts';

/** How a subscriber declared the figure of the meter (B3-7, A9-2). */
export const declarationChannels = ['counter', 'telephone', 'post'] as const;
export const declarationChannelTitles = {
  counter: { fa: 'پیشخوان', en: 'counter' },
  telephone: { fa: 'تلفن', en: 'telephone' },
  post: { fa: 'پست', en: 'post' },
} as const;

export const declarationChannel = Type.Enum([...declarationChannels], {
  description: 'how the figure was declared: at the counter, by telephone or by post (B3-7)',
});

/** The case of a declared figure; absent if the figure was not declared by a subscriber. */
export const declaredInCase = {
  caseId: Type.Optional(id('case in which the subscriber declared the figure; absent if a reader read it (A9)')),
  selfReadingId: Type.Optional(id('request of that case; absent if a reader read it')),
};
export const declaredFigure = {
  ...declaredInCase,
  channel: Type.Optional(declarationChannel),
  announcedOn: Type.Optional(
    civilDate('day on which the subscriber declared the figure; beside the day read (15.4-12)'),
  ),
};
