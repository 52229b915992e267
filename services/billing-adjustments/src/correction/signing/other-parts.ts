import { barOf, type PartOf } from '@pishkhan/roles';
import { trusted } from '@pishkhan/views';
import type { Reads } from '@pishkhan/service-kit';
import { beneficiariesOf } from '@pishkhan/service-kit/beneficiary';
import { BILLING_ITSELF } from '../../bill-account/domain/correcting/proposal.ts';
import type { Beside } from './inbox.ts';
import { corrections, type CorrectionDocument } from '../views/corrections.view.ts';

type Request = CorrectionDocument['request'];
type Certified = ReadonlyMap<string, readonly string[]>;
type Asked = Pick<Request, 'correctionId' | 'caseId' | 'accountId' | 'cause'>;
type Sibling = Pick<CorrectionDocument, 'accountId' | 'status' | 'earlierProposers'> & {
  readonly request: Asked & Pick<Request, 'proposedBy'>;
};
const MOST = 1_000;

/** What a cause changes: readings, or the one input of its kind. */
const inputsOf = (cause: Request['cause']): readonly string[] =>
  (cause.kind === 'several' ? cause.causes : [cause]).flatMap((each) => {
    if ('readings' in each) return each.readings.map(({ readingId }) => `reading ${readingId}`);
    return each.kind === 'miscItem' ? [`item ${each.linkId}`] : [each.kind];
  });

const isEarlierProposalOf = ({ correctionId, caseId, cause }: Asked, { status, request }: Sibling): boolean =>
  request.correctionId !== correctionId &&
  status !== 'posted' &&
  (request.caseId === caseId || inputsOf(request.cause).some((input) => inputsOf(cause).includes(input)));

/** Proposers of other proposals of the same inputs that were not posted: they do not change places (N26). */
const proposersOf = (request: Asked, siblings: readonly Sibling[]): PartOf[] =>
  siblings
    .filter((sibling) => isEarlierProposalOf(request, sibling))
    .flatMap(({ request: { proposedBy }, earlierProposers = [] }) => [...earlierProposers, proposedBy])
    .filter((by) => by !== BILLING_ITSELF)
    .map((by) => ({ as: 'earlierProposer', by }));

/**
 * Parts in these corrections that they do not know themselves, by correction: proposers of others, and members of staff
 * who benefit. The views have read so far.
 */
export const partsBeside = async (
  reads: Pick<Reads, 'upToDate' | 'model'>,
  requests: readonly Asked[],
): Promise<ReadonlyMap<string, readonly PartOf[]>> => {
  await reads.upToDate(corrections);
  const accounts = [...new Set(requests.map(({ accountId }) => accountId))];
  const found: readonly Sibling[] = await reads
    .model(corrections)
    .find({ accountId: trusted({ $in: accounts }) })
    .limit(MOST)
    .lean();
  const byAccount = Map.groupBy(found, ({ accountId }) => accountId);
  const benefiting = await beneficiariesOf(reads, accounts);
  return new Map(
    requests.map((each) => {
      const proposers = proposersOf(each, byAccount.get(each.accountId) ?? []);
      const beneficiaries = (benefiting.get(each.accountId) ?? []).map((by): PartOf => ({ as: 'beneficiary', by }));
      return [each.correctionId, [...proposers, ...beneficiaries]] as const;
    }),
  );
};

type Waiting = Pick<CorrectionDocument, 'officeId' | 'closedTo' | 'proposal'> & { readonly request: Asked };

/** Waiting corrections that parts beside them close to this person, or to everybody who is certified for the office. */
export const besideOf = async (
  reads: Pick<Reads, 'upToDate' | 'model'>,
  subject: string,
  certified: Certified,
): Promise<Beside> => {
  const waiting: readonly Waiting[] = await reads
    .model(corrections)
    .find({ status: 'awaitingApproval' })
    .limit(MOST)
    .lean();
  const parts = await partsBeside(
    reads,
    waiting.map(({ request }) => request),
  );
  const isBarred = ({ request, proposal }: Waiting, person: string) =>
    barOf(parts.get(request.correctionId) ?? [], person, proposal?.bars ?? []) !== undefined;
  const isVacant = (each: Waiting) =>
    (certified.get(each.officeId) ?? []).every(
      (person) => each.closedTo.includes(person.toLowerCase()) || isBarred(each, person),
    );
  const named = waiting.filter(({ request }) => (parts.get(request.correctionId) ?? []).length > 0);
  const ids = (found: readonly Waiting[]) => found.map(({ request: { correctionId } }) => correctionId);
  return { closedToReader: ids(named.filter((each) => isBarred(each, subject))), vacant: ids(named.filter(isVacant)) };
};
