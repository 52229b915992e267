import { addRial, rial, type Rial } from '@pishkhan/money';
import type { Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { MiscEntryPosted, MiscEntryReversed, PostCorrection } from '../../../bill-account.messages.ts';
import type { BillAccount } from '../../../bill-account.state.ts';
import type { ReversedMiscEntry } from '../../../billing/bill.ts';
import { miscEntryReference } from '../../../billing/bill-figures.ts';
import { postingOfMiscReversal, receivableOf } from '../../../billing/posting.ts';
import type { CauseOf, CorrectionRequest, Proposal } from '../../proposal.ts';
import { causeOf } from '../several/causes.ts';
import { reasonOf } from '../../reason.ts';
import { miscItemMustBePosted, miscItemMustNotBeReversedTwice } from '../simulation.rules.ts';

/** A posted item is reversed at most once. */
export const itemMustBeReversible = (
  { miscEntries }: BillAccount,
  { linkId }: CauseOf<'miscItem'>,
): Rejection | false => {
  const item = miscEntries.find((each) => each.linkId === linkId);
  return miscItemMustBePosted(item, linkId) || miscItemMustNotBeReversedTwice(item!);
};

/** The reversal of the Card 74 item that the cause names, with its own link (15.4-39). */
export const reversedEntryOf = (
  { cause, correctionId, fault }: CorrectionRequest,
  { miscEntries }: BillAccount,
): ReversedMiscEntry | undefined => {
  const wrong = causeOf(cause, 'miscItem');
  const item = wrong && miscEntries.find(({ linkId }) => linkId === wrong.linkId);
  // The id of the correction links the refund of the fee, if a contractor is at fault (A3-5).
  const linkId = fault !== 'readingContractor' ? correctionId : derivedId('reversal', correctionId);
  if (!item) return undefined;
  const { contractorId, amount } = item;
  return { linkId, reverses: item.linkId, ...(contractorId !== undefined && { contractorId }), amount };
};

/** What the correction changes for the subscriber: its bills, and a reversed item. */
export const changeOf = ({ difference, reversedEntry }: Pick<Proposal, 'difference' | 'reversedEntry'>): Rial =>
  addRial(difference, reversedEntry?.amount ?? rial(0));

export const miscEntryReversed = (
  { miscEntries }: BillAccount,
  { basis, request }: PostCorrection,
  proposal: Proposal,
): MiscEntryReversed[] => {
  const { reversedEntry, accountId, caseId, correctionId, correctiveBill } = proposal;
  if (!reversedEntry) return [];
  const misreading = miscEntries.find((item) => item.linkId === reversedEntry.reverses)?.misreading;
  return [
    {
      type: 'MiscEntryReversed',
      data: {
        ...reversedEntry,
        ...(misreading && { misreading }),
        accountId,
        caseId,
        correctionId,
        reason: reasonOf(proposal, request),
        postedOn: basis.today,
        ...(correctiveBill && { askedForIn: correctiveBill.face.billNumber }),
        posting: postingOfMiscReversal(accountId, reversedEntry),
      },
    },
  ];
};

/** The next bill names the item. */
const movedByItem = ({ moved }: BillAccount, linkId: string, amount: Rial): BillAccount['moved'] => [
  ...moved,
  { kind: 'miscEntry', references: [miscEntryReference(linkId)], amount },
];

const withMiscEntry = (
  state: BillAccount,
  { posting, linkId, contractorId, amount, misreading, askedForIn }: MiscEntryPosted['data'],
): BillAccount => {
  const change = receivableOf(posting);
  return {
    ...state,
    receivable: addRial(state.receivable, change),
    miscEntries: [...state.miscEntries, { linkId, contractorId, amount, ...(misreading && { misreading }) }],
    moved: askedForIn === undefined ? movedByItem(state, linkId, change) : state.moved,
  };
};

const withoutMiscEntry = (
  state: BillAccount,
  { posting, linkId, reverses, correctionId, askedForIn }: MiscEntryReversed['data'],
): BillAccount => {
  const change = receivableOf(posting);
  return {
    ...state,
    receivable: addRial(state.receivable, change),
    miscEntries: state.miscEntries.map((item) =>
      item.linkId === reverses ? { ...item, reversedBy: correctionId } : item,
    ),
    moved: askedForIn === undefined ? movedByItem(state, linkId, change) : state.moved,
  };
};

export const evolveMiscEntries = (state: BillAccount, event: MiscEntryPosted | MiscEntryReversed): BillAccount =>
  event.type === 'MiscEntryPosted' ? withMiscEntry(state, event.data) : withoutMiscEntry(state, event.data);
