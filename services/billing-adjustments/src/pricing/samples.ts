import { sampleDocument, type SampleDocument } from '@pishkhan/service-kit';
import { policy } from './policy/domain/policy.ts';
import { policyFileIn, policyFiles } from './policy/policy-files.ts';
import { tariffBook, tariffBookId } from './tariff/domain/tariff-book.ts';
import { tariffFileIn, tariffFiles } from './tariff/tariff-files.ts';

/** Tariffs and policies of the project's data. */
export const samples = (folder: string): readonly SampleDocument[] => [
  sampleDocument({
    decider: tariffBook,
    id: tariffBookId,
    versions: tariffFiles.map(tariffFileIn(folder)),
    inputs: {},
  }),
  ...Map.groupBy(policyFiles.map(policyFileIn(folder)), ({ name }) => name)
    .entries()
    .map(([id, versions]) => sampleDocument({ decider: policy, id, versions, inputs: {} })),
];
