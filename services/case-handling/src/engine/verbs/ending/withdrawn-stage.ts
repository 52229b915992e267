import { civilDate, formatJalaliFa } from '@pishkhan/calendar';
import type { Words } from '../../kind/form.ts';
import type {
  AnswerStage,
  FactRecord,
  NoticeBasis,
  OrderStage,
  Outcome,
  Replies,
  Role,
} from '../../kind/vocabulary.ts';

/** Stage and outcome of every kind: the applicant withdrew the request, and receives a confirmation (15.2-6). */
export const WITHDRAWN = 'withdrawn';
export const withdrawnOutcome: Outcome = { title: { fa: 'انصراف متقاضی', en: 'Withdrawn' }, source: '15.4-21' };

interface WithdrawnKind {
  readonly title: Words;
  readonly opens: { readonly by: readonly Role[] };
  readonly stages: Readonly<Record<string, object>>;
  readonly whenWithdrawn?: Words | ((facts: FactRecord, replies: Replies) => Words);
}
const calledBack = ({ stages }: WithdrawnKind, at: string | undefined): Words[] => {
  const stage = at === undefined ? undefined : (stages[at] as Partial<OrderStage> | undefined);
  if (!stage?.orders) return [];
  const { fa, en } = stage.orders.title;
  return [{ fa: `${fa} لغو شد و انجام نمی‌شود.`, en: `Called back: ${en.toLowerCase()}.` }];
};

/** The day of the withdrawal, the work that is called back, and the consequences (A6-4, 15.4-21, 15.4-49). */
const withdrawnWords =
  (kind: WithdrawnKind) =>
  (facts: FactRecord, replies: Replies, { withdrawal }: NoticeBasis): Words => {
    const { title, whenWithdrawn } = kind;
    const on = withdrawal && civilDate(withdrawal.on);
    const recorded = {
      fa: `انصراف شما از «${title.fa}»${on ? ` در ${formatJalaliFa(on)}` : ''} ثبت شد.`,
      en: `Your withdrawal (${title.en}) was recorded${on ? ` on ${on}` : ''}.`,
    };
    const consequences = typeof whenWithdrawn === 'function' ? whenWithdrawn(facts, replies) : whenWithdrawn;
    const parts = [recorded, ...calledBack(kind, withdrawal?.at), consequences ?? []].flat();
    return { fa: parts.map(({ fa }) => fa).join(' '), en: parts.map(({ en }) => en).join(' ') };
  };

export const withdrawnStage = (kind: WithdrawnKind): AnswerStage => ({
  title: { fa: 'تأیید انصراف به متقاضی', en: 'Confirm the withdrawal to the applicant' },
  source: '15.4-21',
  owner: kind.opens.by[0] ?? 'counterClerk',
  alsoBy: kind.opens.by.slice(1),
  informs: withdrawnWords(kind),
  closes: WITHDRAWN,
});
