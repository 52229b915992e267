import {
  choice,
  mobile,
  neededIf,
  onlyIf,
  optional,
  person,
  personal,
  text,
  withHelp,
} from '../../engine/kind/form.ts';
import { caseKind, decision, escalateTo, registration, samplePolicy } from '../../engine/kind/kind.ts';
import { applicantMustBeReachable } from './complaint.rules.ts';

/** Sections to which the head of the office refers a complaint (1.3, A5-2). */
const units = {
  CONNECTIONS: { role: 'connectionsUnit', title: { fa: 'انشعابات', en: 'Connections' } },
  REPAIRS: { role: 'repairsUnit', title: { fa: 'تعمیرات', en: 'Repairs' } },
  SUBSCRIBER_AFFAIRS: { role: 'subscriberAffairsOfficer', title: { fa: 'مشترکین', en: 'Subscriber affairs' } },
  EMERGENCY: { role: 'emergencyUnit', title: { fa: 'امداد', en: 'Emergency' } },
} as const;
const unit = choice(
  { fa: 'واحد مربوط', en: 'Section' },
  {
    CONNECTIONS: units.CONNECTIONS.title,
    REPAIRS: units.REPAIRS.title,
    SUBSCRIBER_AFFAIRS: units.SUBSCRIBER_AFFAIRS.title,
    EMERGENCY: units.EMERGENCY.title,
  },
);

const pausesStop = samplePolicy(
  '15.2-10',
  { fa: 'مهلت‌هایی که با توقف رسیدگی متوقف می‌شوند', en: 'Deadlines that stop while the case is paused' },
  [],
);

/** Without an account, the office and the mobile number are asked (A5-4). */
const withoutAccount = { field: 'accountId', is: 'missing' } as const;

type Facts = {
  readonly subject: string;
  readonly answerPeriodStartsAt: string;
  readonly referWithinWorkingDays: number;
  readonly referredTo?: string;
  readonly reply?: string;
};
interface Policy {
  /** By the policy in force when the case was opened (15.2-10). */
  readonly answerPeriodStartsAt: string;
}
const fromRegistration = ({ answerPeriodStartsAt }: Policy) => answerPeriodStartsAt === 'registration';
const fromReferral = ({ answerPeriodStartsAt }: Policy) => answerPeriodStartsAt === 'referral';

/** A reply as a person wrote it, with a full stop before the next sentence. */
const closed = (reply: string) => (/[.!?؟…]$/u.test(reply.trim()) ? reply.trim() : `${reply.trim()}.`);

/**
 * A5: a complaint about a service or the behaviour of staff. The week ends with the recorded reply, the case only with
 * the recorded contact.
 */
export const complaint = caseKind({
  kind: 'complaint',
  version: 1,
  source: 'A5',
  rules: ['A5-1', 'A5-2', 'A5-3', 'A5-4', '15.2-10', '15.4-49'],
  title: { fa: 'درخواست ثبت شکایت', en: 'Complaint' },
  searchWords: ['شکایت', 'اعتراض به رفتار', 'complain'],
  opens: registration({
    by: ['counterClerk', 'qualifiedRepresentative'],
    source: 'A5-1',
    about: 'nothing',
    asks: {
      subject: choice(
        { fa: 'موضوع شکایت', en: 'Complaint about' },
        {
          serviceDelivery: { fa: 'نحوه ارائه خدمات', en: 'How services are delivered' },
          lackOfCooperation: { fa: 'عدم همکاری', en: 'Lack of cooperation' },
          behaviour: { fa: 'رفتار کارکنان', en: 'Behaviour of staff' },
        },
      ),
      complaint: withHelp(text({ fa: 'شرح شکایت', en: 'What happened' }, 4_000), {
        fa: 'بدون نام، شماره ملی یا شماره تماس متقاضی',
        en: 'Without name, national id or telephone number of the applicant',
      }),
      complainedOf: withHelp(optional(person({ fa: 'شخص مورد شکایت', en: 'Person complained of' })), {
        fa: 'نام کاربری کارمند؛ او پرونده را نمی‌بیند',
        en: 'User name of the member of staff, who may not see the case',
      }),
      accountId: withHelp(optional(text({ fa: 'شماره اشتراک', en: 'Account' }, 60)), {
        fa: 'اگر متقاضی مشترک است',
        en: 'If the applicant is a subscriber',
      }),
      countyOffice: onlyIf(text({ fa: 'اداره گاز مربوط', en: 'Gas office concerned' }, 60), withoutAccount),
      applicantName: personal(optional(text({ fa: 'نام متقاضی', en: 'Name of the applicant' }, 120))),
      mobile: neededIf(
        personal(optional(mobile({ fa: 'شماره همراه متقاضی', en: 'Mobile number of the applicant' }))),
        withoutAccount,
      ),
    },
    gates: [{ source: 'A5-4', rule: applicantMustBeReachable }],
    policy: 'complaint-referral',
    remembers: ({ form, policy }): Facts => ({
      subject: form.subject,
      answerPeriodStartsAt: String(policy['answerPeriodStartsAt']),
      referWithinWorkingDays: Number(policy['referWithinWorkingDays']),
    }),
    bars: { field: 'complainedOf', source: 'A5-1' },
  }),
  pausesStop,
  whenWithdrawn: { fa: 'شکایت شما دیگر پیگیری نمی‌شود.', en: 'Your complaint is no longer examined.' },
  reopens: { by: ['counterClerk', 'qualifiedRepresentative'], to: 'referral', source: '15.4-49' },
  escalatesTo: 'headOfOffice',
  deadlines: {
    referral: {
      title: { fa: 'ارجاع به واحد', en: 'Referred to a section' },
      during: 'referral',
      within: { fact: 'referWithinWorkingDays' },
      unit: 'workingDays',
      source: '15.2-10',
      whenMissed: escalateTo('headOfSubscriberAffairs'),
      duty: 'county',
    },
    answer: {
      title: { fa: 'ثبت پاسخ واحد', en: 'Answer of the section recorded' },
      starts: [
        { at: 'opened', where: fromRegistration },
        { at: { entered: 'reply' }, where: fromReferral },
      ],
      stops: ['answerRecorded', { at: { sentBack: 'reply' }, where: fromReferral }],
      within: 1,
      unit: 'weeks',
      source: 'A5-3',
      whenMissed: escalateTo('headOfOffice'),
      duty: 'county',
    },
  },
  start: 'referral',
  stages: {
    referral: {
      title: { fa: 'ارجاع شکایت به واحد مربوط', en: 'Refer the complaint to a section' },
      source: 'A5-2',
      owner: 'headOfOffice',
      alsoBy: ['headOfSubscriberAffairs'],
      decides: {
        referred: decision({
          title: { fa: 'ارجاع شد', en: 'Referred' },
          asks: { unit },
          mustHold: [],
          remembers: ({ form }) => ({ referredTo: form.unit }),
          to: 'reply',
        }),
      },
    },
    reply: {
      title: { fa: 'بررسی و پاسخ واحد', en: 'The section examines and replies' },
      source: 'A5-3',
      owner: { fact: 'referredTo', among: units, referredBy: ['headOfOffice', 'headOfSubscriberAffairs'] },
      sendsBack: {
        to: 'referral',
        title: { fa: 'برگشت ارجاع نادرست', en: 'Send back a wrong referral' },
        source: 'A5-2',
      },
      decides: {
        replied: decision({
          title: { fa: 'پاسخ داده شد', en: 'Replied' },
          asks: { reply: text({ fa: 'پاسخ به شکایت', en: 'Reply to the complaint' }, 4_000) },
          mustHold: [],
          remembers: ({ form }) => ({ reply: form.reply }),
          to: 'contact',
        }),
      },
    },
    contact: {
      title: { fa: 'تماس با متقاضی', en: 'Contact the applicant' },
      source: 'A5-4',
      owner: 'counterClerk',
      alsoBy: ['qualifiedRepresentative'],
      informs: ({ reply = '' }) => ({
        fa: `پاسخ شکایت شما: ${closed(reply)}`,
        en: `The reply to your complaint: ${closed(reply)}`,
      }),
      closes: 'replied',
    },
  },
  outcomes: { replied: { title: { fa: 'پاسخ داده شد', en: 'Replied' }, source: 'A5-3, A5-4' } },
});
