import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { Publisher } from './publishing.messages.ts';
import { everyVersion, type PublishedVersions, type Version, type Waiting } from './version.ts';

type State = PublishedVersions<Version>;

/** Roles of a second person (7.5). */
export const CONFIRMERS: readonly string[] = ['policyOfficer', 'headOfSubscriberAffairs'];
/** Roles of the second person of a version dated before its publication (15.4-41). */
export const RETROACTIVE_CONFIRMERS: readonly string[] = ['headOfSubscriberAffairs'];

/**
 * A proposal that names the version that it changes is refused, and later not confirmed, if another one is in force on
 * its first day: somebody has published since, and his change would be undone without a word (7.5).
 */
export const proposalMustChangeTheVersionBefore = statusRule(
  'ProposalMustChangeTheVersionBefore',
  {
    fa: 'در نخستین روز این پیشنهاد نسخه دیگری اجرا می‌شود، نه نسخه‌ای که پیشنهاد تغییرش می‌دهد؛ تفاوت را ببینید و پیشنهاد تازه‌ای بفرستید',
    en: 'On the first day of this proposal another version is in force than the one that it changes; compare and propose again',
  },
  (before: Version | undefined, basedOn: string | undefined) =>
    basedOn !== undefined && before?.version !== basedOn && { basedOn, version: before?.version ?? null },
);

/**
 * A proposal that names its base is not confirmed if a version that begins after it was published since: on that day
 * the proposed change would end, which its proposer has not seen (7.5).
 */
export const laterVersionMustBeTheOneSeen = statusRule(
  'LaterVersionMustBeTheOneSeen',
  {
    fa: 'پس از این پیشنهاد نسخه‌ای برای روزهای بعد منتشر شده است که این تغییر را ندارد؛ آن را ببینید و پیشنهاد تازه‌ای بفرستید',
    en: 'Since this proposal a later version was published without its change; look at it and propose again',
  },
  (after: Version | undefined, { basedOn, followedBy }: Pick<Waiting<Version>, 'basedOn' | 'followedBy'>) =>
    basedOn !== undefined && after?.version !== followedBy && { later: after?.version ?? null },
);

/** Only a version that somebody proposed can be confirmed or declined (7.5). */
export const proposedVersionMustExist = existenceRule(
  'ProposedVersionMustExist',
  { fa: 'چنین نسخه‌ای پیشنهاد نشده است', en: 'No such version was proposed' },
  ({ versions, replaced, waiting = [], declined = [] }: State, version: string) =>
    ![...everyVersion({ versions, replaced }), ...waiting.map(({ draft }) => draft), ...declined].some(
      (each) => each.version === version,
    ) && { version },
);

/** A proposal is decided once (7.5). */
export const proposedVersionMustWait = statusRule(
  'ProposedVersionMustWait',
  { fa: 'درباره این نسخه پیش‌تر تصمیم گرفته شده است', en: 'This version is already decided' },
  (waiting: Waiting<Version> | undefined, version: string) => waiting === undefined && { version },
);

/** A policy, a tariff, a fee schedule or a calendar needs a second person (7.5, N2). */
export const versionConfirmerMustNotBeProposer = permissionRule(
  'VersionConfirmerMustNotBeProposer',
  {
    fa: 'پیشنهاددهنده نسخه نمی‌تواند خودش آن را تأیید کند',
    en: 'The person who proposed a version may not confirm it',
  },
  ({ proposedBy }: Pick<Waiting<Version>, 'proposedBy'>, { subject }: Publisher) =>
    isSamePerson(proposedBy, subject) && { subject },
);

/** The head is the second person of a version dated before its publication (15.4-41). */
export const versionConfirmerMustHoldTheRole = permissionRule(
  'VersionConfirmerMustHoldTheRole',
  {
    fa: 'نسخه‌ای که از روزی پیش از تأیید اجرا می‌شود تنها با تأیید رئیس امور مشترکین منتشر می‌شود',
    en: 'Only the head of subscriber affairs confirms a version that is dated before its publication',
  },
  ({ roles }: Publisher, fitting: readonly string[]) =>
    !roles.some((role) => fitting.includes(role)) && { roles: fitting },
);

/** Whoever dates a version before its publication says why (15.4-41). */
export const retroactiveVersionMustGiveReason = rule(
  'RetroactiveVersionMustGiveReason',
  {
    fa: 'این نسخه از روزی پیش از امروز اجرا می‌شود؛ علت آن را بنویسید',
    en: 'This version is dated before today; give the reason',
  },
  (isRetroactive: boolean, reason: string | undefined) => isRetroactive && reason === undefined,
);

/**
 * Samples are loaded only where no person has published or proposed a version of his own; in earlier releases a person
 * published the samples (7.5).
 */
export const samplesMayOnlyFillAnEmptyRegister = rule(
  'SamplesMayOnlyFillAnEmptyRegister',
  {
    fa: 'نسخه نمونه تنها پیش از نخستین نسخه اشخاص بارگذاری می‌شود',
    en: 'A sample is loaded only before the first version of a person',
  },
  ({ versions, replaced, waiting = [], declined = [] }: State, samples: readonly string[]) => {
    const ofPersons = everyVersion({ versions, replaced }).filter(
      ({ version, publication }) =>
        publication?.way === 'secondPerson' || (publication === undefined && !samples.includes(version)),
    );
    return ofPersons.length + waiting.length + declined.length > 0;
  },
);
