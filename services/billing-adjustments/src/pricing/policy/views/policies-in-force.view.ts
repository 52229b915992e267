import { civilDate, defineView, eventsOf, list, optional, text, truth } from '@pishkhan/views';
import { Type } from 'typebox';
import { policy } from '../domain/policy.ts';

const version = Type.Object(
  {
    name: text('name of the policy'),
    version: text('name of the version'),
    effectiveFrom: civilDate('first day in force'),
    sample: truth('not decided by a company'),
    settles: text('the gap of the sources that it settles, and how'),
    content: Type.Unknown({ description: 'settings, by the schema of the policy' }),
    publishedOn: optional(civilDate('day of publishing: a further version could replace it on that day')),
    replaces: optional(text('version that it replaces')),
  },
  { $id: 'PolicyVersion' },
);

const replaced = Type.Object(
  { ...version.properties, replacedBy: text('version that replaces it; then it is in force on no day') },
  { $id: 'ReplacedPolicyVersion' },
);

/** One document per policy. */
export const policiesInForce = defineView({
  name: 'policies-in-force',
  version: 1,
  question: 'Which versions of a policy are there, and since when? For auditors of past decisions.',
  source: eventsOf(policy),
  document: Type.Object({
    versions: list('the earliest first', version),
    replaced: optional(list('versions that another has replaced', replaced)),
  }),
}).on({
  PolicyVersionPublished: (document, { data }) =>
    policy.evolve(document ?? policy.initial, { type: 'PolicyVersionPublished', data }),
});
