import { Type } from 'typebox';
import { id } from '../../fields.ts';

const finding = Type.Object({
  kind: Type.String({ minLength: 1, description: 'kind of the finding' }),
  fa: Type.String({ minLength: 1, description: 'in Persian words' }),
  en: Type.String({ minLength: 1, description: 'in English words' }),
});

/** An index that the head of subscriber affairs accepted against the judgement (15.4-34). */
export const acceptedOverride = Type.Object(
  {
    evidence: Type.String({ minLength: 1, description: 'evidence that the head named' }),
    findings: Type.Array(finding, { description: 'findings of the judgement that the head overrode' }),
  },
  {
    description:
      'override by the head; absent if the judgement accepts the index, or in a message of an earlier release',
  },
);

/** Who confirmed a rollover, or a reading that was held (15.4-33). */
export const confirmation = Type.Object(
  {
    by: Type.Enum(['person', 'policy'], { description: 'a person in a review, or the policy `index-judgement`' }),
    policyVersion: Type.Optional(id('version of the policy; absent if a person confirmed it')),
    override: Type.Optional(acceptedOverride),
  },
  {
    description:
      'confirmation of a rollover or of a held reading; absent if none was needed, or in a message of an earlier release: its rollover counts as not confirmed',
  },
);
