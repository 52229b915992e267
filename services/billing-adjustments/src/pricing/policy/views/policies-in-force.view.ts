import { defineView, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { Policy } from '@pishkhan/published-versions';
import type { PolicyEvent } from '../domain/policy.messages.ts';
import { policy } from '../domain/policy.ts';

export interface PolicyInForce extends Policy {
  readonly _id: string;
}

/** One document per policy. */
export const policiesInForce: View<PolicyInForce> = defineView<PolicyInForce>({
  name: 'policies-in-force',
  version: 1,
  question: 'Which versions of a policy are there, and since when? For whoever asks why a rule was applied as it was.',
  from: { categories: ['policy'] },
  schema: new mongoose.Schema(
    { _id: String, versions: [mongoose.Schema.Types.Mixed] },
    { strict: false, versionKey: false },
  ),
  keysOf: (fact) => [(fact as unknown as PolicyEvent).data.name],
  apply: (document, fact, key) => ({
    ...policy.evolve(document ?? policy.initial, fact as unknown as PolicyEvent),
    _id: key,
  }),
});
