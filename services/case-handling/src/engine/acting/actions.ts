import type { ClosedFile, Context } from '../case.file.ts';
import type { Channel, Evidence, Moment, Person } from '../case.messages.ts';
import { choice, optional, person, text, withHelp, type Form, type Words } from '../kind/form.ts';
import { kindNamed, referralOf, type CaseKind } from '../kind/kind.ts';
import type { Choice, Refusal } from '../kind/vocabulary.ts';
import { refusesAnswer, refusesDecision } from '../verbs/decide.ts';
import { refusesEscalation } from '../verbs/escalate.ts';
import { answerWords, refusesInforming } from '../verbs/inform.ts';
import { refusesNote } from '../verbs/note.ts';
import { pauseCauses, refusesPause, refusesResumption } from '../verbs/pause.ts';
import { refusesHandOver } from '../verbs/moving/hand-over.ts';
import { refusesReassignment } from '../verbs/moving/reassign.ts';
import { otherUnits, refusesReferral } from '../verbs/moving/refer.ts';
import { refusesReport } from '../verbs/report.ts';
import { refusesReopening } from '../verbs/ending/reopen.ts';
import { refusesSendingBack } from '../verbs/send-back.ts';
import { mayRenew } from '../verbs/service/renew.ts';
import { refusesWithdrawal } from '../verbs/ending/withdraw.ts';

export type Verb =
  | 'report'
  | 'decide'
  | 'inform'
  | 'sendBack'
  | 'refer'
  | 'reassign'
  | 'handOver'
  | 'note'
  | 'pause'
  | 'resume'
  | 'escalate'
  | 'withdraw'
  | 'reopen'
  | 'renew';
interface Described {
  readonly title: Words;
  /** Text for the applicant. */
  readonly says?: Words;
  readonly asks: Form;
}
/** An action that a person may take on a case now, with its form. */
export interface OwnAction extends Described {
  readonly verb: Exclude<Verb, 'renew'>;
  /** The answer, if the action is a decision. */
  readonly answer?: string;
}
/** An action that another service accepts. */
export interface Renew extends Described {
  readonly verb: 'renew';
  readonly answer?: undefined;
  readonly elsewhere: { readonly service: string; readonly path: string };
}
export type Action = OwnAction | Renew;

export const channels: Readonly<Record<Channel, Words>> = {
  sms: { fa: 'پیامک', en: 'SMS' },
  phone: { fa: 'تلفن', en: 'telephone' },
  inPerson: { fa: 'حضوری', en: 'in person' },
  letter: { fa: 'نامه', en: 'letter' },
};
const reason = text({ fa: 'دلیل', en: 'Reason' }, 2_000);
const remarks = optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000));
const otherCounty = withHelp(text({ fa: 'اداره گاز شهرستان دیگر', en: 'Other county office' }, 60), {
  fa: 'شناسه اداره، چنان‌که در فهرست دفترها و اداره‌ها آمده است',
  en: 'id of the office, as in the register of offices',
});
const titles: Readonly<Record<Exclude<Verb, 'report' | 'decide' | 'renew'>, Words>> = {
  inform: { fa: 'اعلام پاسخ به متقاضی', en: 'Inform the applicant' },
  sendBack: { fa: 'برگشت', en: 'Send back' },
  refer: { fa: 'ارجاع به واحد دیگر', en: 'Refer to another unit' },
  reassign: { fa: 'سپردن به همکار', en: 'Give to a colleague' },
  handOver: { fa: 'سپردن به شهرستان دیگر', en: 'Hand over to another county' },
  note: { fa: 'یادداشت', en: 'Note' },
  pause: { fa: 'توقف رسیدگی', en: 'Pause' },
  resume: { fa: 'از سر گرفتن رسیدگی', en: 'Resume' },
  escalate: { fa: 'اطلاع به مقام بالاتر', en: 'Escalate' },
  withdraw: { fa: 'ثبت انصراف متقاضی', en: 'Record the withdrawal of the applicant' },
  reopen: { fa: 'باز کردن دوباره پرونده', en: 'Open the case again' },
};

/** The form of an answer; where it names a workshop, the registered ones are offered (A1-6). */
const withWorkshops = ({ asks, appoints }: Choice, { workshops = [] }: Evidence): Form => {
  const field = appoints && 'named' in appoints ? asks[appoints.named] : undefined;
  if (!field || !appoints || !('named' in appoints)) return asks;
  const of = Object.fromEntries(workshops.map(({ contractorId, title }) => [contractorId, { fa: title, en: title }]));
  return { ...asks, [appoints.named]: { ...choice(field.title, of) } };
};

const decisions = (context: Context, by: Person, evidence: Evidence, moment: Pick<Moment, 'on'>): Action[] =>
  'decides' in context.stage && !refusesDecision(context, by, evidence, moment)
    ? Object.entries(context.stage.decides)
        .filter(([, answer]) => !refusesAnswer(context, answer, evidence))
        .map(([answer, choice]) => ({
          verb: 'decide',
          answer,
          title: choice.title,
          asks: { ...withWorkshops(choice, evidence), reason },
        }))
    : [];

const referralForm = (context: Context): Form => {
  const among = referralOf(context.stage)?.among ?? {};
  const units = otherUnits(context).map((unit) => [unit, among[unit]!.title] as const);
  return { to: choice({ fa: 'واحد', en: 'Unit' }, Object.fromEntries(units)), reason };
};

/** The verbs of every kind, each with its rejections and its form. */
const common: readonly {
  readonly verb: Exclude<Verb, 'report' | 'decide' | 'reopen' | 'renew'>;
  readonly refuses: (context: Context, by: Person) => Refusal;
  readonly asks: (context: Context) => Form;
}[] = [
  {
    verb: 'inform',
    refuses: refusesInforming,
    asks: () => ({ channel: choice({ fa: 'شیوه اعلام', en: 'Channel' }, channels), remarks }),
  },
  { verb: 'sendBack', refuses: refusesSendingBack, asks: () => ({ reason }) },
  { verb: 'refer', refuses: refusesReferral, asks: referralForm },
  {
    verb: 'reassign',
    refuses: refusesReassignment,
    asks: () => ({ to: optional(person({ fa: 'همکار', en: 'Colleague' })), reason }),
  },
  {
    verb: 'handOver',
    refuses: refusesHandOver,
    asks: () => ({ to: otherCounty, reason }),
  },
  { verb: 'note', refuses: refusesNote, asks: () => ({ text: text({ fa: 'متن یادداشت', en: 'Note' }, 2_000) }) },
  {
    verb: 'pause',
    refuses: refusesPause,
    asks: () => ({ cause: choice({ fa: 'علت توقف', en: 'Cause of the pause' }, pauseCauses), reason }),
  },
  { verb: 'resume', refuses: refusesResumption, asks: () => ({ reason }) },
  { verb: 'escalate', refuses: refusesEscalation, asks: () => ({ reason }) },
  { verb: 'withdraw', refuses: refusesWithdrawal, asks: () => ({ reason }) },
];

const titleOf = ({ stage }: Context, verb: keyof typeof titles): Words =>
  (verb === 'sendBack' ? stage.sendsBack?.title : undefined) ?? titles[verb];
const report = (context: Context, by: Person): Action[] => {
  const { stage } = context;
  if (!('orders' in stage) || refusesReport(context, by)) return [];
  return [{ verb: 'report', title: stage.orders.title, asks: stage.orders.asks }];
};

/** The other service works again on what the case waits for (11.8, 15.4-38). */
const renew = (context: Context, by: Person, evidence: Evidence, moment: Pick<Moment, 'on'>): Action[] => {
  const { stage, file } = context;
  const renewal = 'requests' in stage ? stage.requests.renewal : undefined;
  if (!renewal || file.awaits === undefined || !mayRenew(context, by, evidence, moment)) return [];
  const elsewhere = { service: renewal.service, path: renewal.path(file.awaits) };
  return [{ verb: 'renew', title: renewal.title, asks: {}, elsewhere }];
};

/**
 * All actions that this person may take on the case now: each is accepted with a valid form, all others are rejected.
 */
export const actionsOf = (
  context: Context,
  by: Person,
  evidence: Evidence,
  moment: Pick<Moment, 'on'>,
): readonly Action[] => [
  ...report(context, by),
  ...decisions(context, by, evidence, moment),
  ...renew(context, by, evidence, moment),
  ...common
    .filter(({ refuses }) => !refuses(context, by))
    .map(({ verb, asks }) => {
      const says = verb === 'inform' ? answerWords(context) : undefined;
      return { verb, title: titleOf(context, verb), asks: asks(context), ...(says ? { says } : {}) };
    }),
];

/** All actions that this person may take on a closed case. */
export const actionsOfClosed = (
  kinds: readonly CaseKind[],
  { evolve }: Pick<Context, 'evolve'>,
  file: ClosedFile,
  by: Person,
): readonly Action[] => {
  const kind = kindNamed(kinds, file.kind, file.kindVersion);
  if (!kind || refusesReopening({ kind, file, evolve }, by)) return [];
  return [{ verb: 'reopen', title: titles.reopen, asks: { reason } }];
};
