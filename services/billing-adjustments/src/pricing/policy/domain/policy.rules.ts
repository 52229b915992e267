import { existenceRule, rule } from '@pishkhan/decider';
import canonicalize from 'canonicalize';
import { Value } from 'typebox/value';
import { isPolicyName, policySchemas, type CorrectionApprovalPolicy } from './policy.content.ts';
import type { Policy, PolicyVersion } from './policy.messages.ts';

/** Only what this service asks for can be settled here (15.2). */
export const policyNameMustBeKnown = existenceRule(
  'PolicyNameMustBeKnown',
  { fa: 'چنین سیاستی وجود ندارد', en: 'There is no such policy' },
  ({ name }: PolicyVersion) => !isPolicyName(name) && { name },
);

/** What was published under a version stands for ever: decisions of its time point at it (11.1). */
export const policyVersionMustNotChange = rule(
  'PolicyVersionMustNotChange',
  {
    fa: 'نسخهٔ منتشرشدهٔ سیاست تغییر نمی‌کند؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'A published policy version must not change; publish a new one',
  },
  (published: PolicyVersion, policy: PolicyVersion) =>
    canonicalize(published) !== canonicalize(policy) && { version: policy.version },
);

/** Only one version may begin on a day (11.1). */
export const policyDayMustBeUnique = rule(
  'PolicyDayMustBeUnique',
  { fa: 'نسخهٔ دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  ({ versions }: Policy, { effectiveFrom }: PolicyVersion) => {
    const other = versions.find((version) => version.effectiveFrom === effectiveFrom);
    return other !== undefined && { effectiveFrom, version: other.version };
  },
);

/** The content has the shape that the policy's readers expect (15.2). */
export const policyContentMustFit = rule(
  'PolicyContentMustFit',
  { fa: 'محتوای سیاست شکل لازم را ندارد', en: 'The content does not have the shape of this policy' },
  ({ name, content }: PolicyVersion) => {
    if (!isPolicyName(name) || Value.Check(policySchemas[name], content)) return false;
    const [first] = Value.Errors(policySchemas[name], content);
    return { name, at: first?.instancePath, problem: first?.message };
  },
);

/** Bands of amounts rise and the last is open, so that every correction has its approvers (7.5). */
export const approvalBandsMustRise = rule(
  'ApprovalBandsMustRise',
  { fa: 'حد بازه‌ها باید افزایشی باشد و بازهٔ آخر بدون حد', en: 'Bands must rise, and the last must be open' },
  ({ name, content }: PolicyVersion) => {
    if (name !== 'correction-approval') return false;
    const bounds = (content as CorrectionApprovalPolicy).bands.map(({ upTo }) => upTo ?? Infinity);
    const rising = bounds.every((bound, place) => bound > (bounds[place - 1] ?? -1)) && bounds.at(-1) === Infinity;
    return !rising && { bounds: bounds.map(String) };
  },
);
