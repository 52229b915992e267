import { versionedDocument, versionedPolicies, type VersionedDocuments } from '@pishkhan/service-kit';
import { policies } from './policy/domain/policies.ts';
import { policy } from './policy/domain/policy.ts';
import { tariffBook, tariffBookId } from './tariff/domain/tariff-book.ts';
import { tariffForm } from './tariff/tariff.dto.ts';

const TARIFFS = '/v1/tariff-versions';

/** The tariff and the policies, as people administer them. */
export const documents: VersionedDocuments = () => [
  versionedDocument({
    decider: tariffBook,
    id: tariffBookId,
    inputs: {},
    title: { fa: 'تعرفه گاز', en: 'Gas tariff' },
    proposals: TARIFFS,
    decisions: TARIFFS,
    previews: `${TARIFFS}/previews`,
    fields: tariffForm,
  }),
  ...versionedPolicies(policies, policy, '/v1/policies'),
];
