import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import {
  noDuties,
  signerMustNotBenefit,
  signerMustNotHaveProposedBefore,
} from '../../../domain/payment/duties.rules.ts';
import { postingOfReturn, postingOfUnidentified } from '../../../domain/billing/posting.ts';
import type { KeptPayment } from '../../../domain/payment/payment.ts';
import type {
  ConfirmResolution,
  DeclineResolution,
  IdentifyPayment,
  OpenUnidentifiedPayment,
  ProposeResolution,
  UnidentifiedPaymentAssigned,
  UnidentifiedPaymentCommand,
  UnidentifiedPaymentEvent,
} from './unidentified-payment.messages.ts';
import {
  accountOf,
  declined,
  hasConfirmed,
  placed,
  opened,
  resolved,
  type Known,
  type UnidentifiedPaymentState,
} from './unidentified-payment.state.ts';
import {
  assignedAccountMustExist,
  resolutionMustBeConfirmedByAnother,
  resolutionMustBeCurrent,
  unidentifiedPaymentMustBeOfTheOwnCounty,
  unidentifiedPaymentMustBeOpen,
  unidentifiedPaymentMustExist,
  unidentifiedPaymentMustHaveNoProposal,
} from './unidentified-payment.rules.ts';

export type { UnidentifiedPaymentState };

type Outcome = Decision<UnidentifiedPaymentEvent>;

const open = (state: UnidentifiedPaymentState, { payment }: OpenUnidentifiedPayment): Outcome =>
  state.status === 'unknown'
    ? accept<UnidentifiedPaymentEvent>({
        type: 'UnidentifiedPaymentOpened',
        data: { ...payment, posting: postingOfUnidentified(payment.amount) },
      })
    : nothing();

const propose = (state: Known, command: ProposeResolution): Outcome => {
  const { resolution, reason, by, office, today } = command;
  const { unidentifiedPaymentId, countyOffice } = state.payment;
  return (
    unidentifiedPaymentMustBeOfTheOwnCounty(countyOffice, office) ||
    unidentifiedPaymentMustBeOpen(state) ||
    unidentifiedPaymentMustHaveNoProposal(state.pending) ||
    assignedAccountMustExist(command) ||
    accept<UnidentifiedPaymentEvent>({
      type: 'ResolutionProposed',
      data: {
        unidentifiedPaymentId,
        proposal: state.proposals + 1,
        resolution,
        reason,
        proposedBy: by,
        proposedOn: today,
      },
    })
  );
};

const assigned = (
  { doubt: _, daysPolicy: _policy, countyOffice: _county, ...payment }: KeptPayment,
  more: Pick<UnidentifiedPaymentAssigned['data'], 'accountId' | 'assignedOn' | 'proposedBy' | 'confirmedBy'>,
): Outcome => accept<UnidentifiedPaymentEvent>({ type: 'UnidentifiedPaymentAssigned', data: { ...payment, ...more } });

/** Who proposed the same resolution before the pending proposal. */
const earlierProposersOf = ({ earlier = [], pending }: Known): readonly string[] =>
  earlier
    .filter(({ resolution }) => JSON.stringify(resolution) === JSON.stringify(pending?.resolution))
    .map(({ proposedBy }) => proposedBy)
    .filter((proposedBy) => proposedBy !== pending?.proposedBy);

/** Confirming twice is one confirmation; another person who comes too late learns who was first (7.5). */
const confirm = (state: Known, command: ConfirmResolution): Outcome => {
  const { proposal, by, office, duties = noDuties, countyOfAccount, today } = command;
  if (hasConfirmed(state, proposal, by)) return nothing();
  const refusal =
    unidentifiedPaymentMustBeOfTheOwnCounty(state.payment.countyOffice ?? countyOfAccount, office) ||
    unidentifiedPaymentMustBeOpen(state) ||
    resolutionMustBeCurrent(state.pending, proposal) ||
    resolutionMustBeConfirmedByAnother(state.pending!, by) ||
    signerMustNotHaveProposedBefore(by, earlierProposersOf(state), duties) ||
    signerMustNotBenefit(by, duties);
  if (refusal) return refusal;
  const { resolution, proposedBy, reason } = state.pending!;
  switch (resolution.kind) {
    case 'assignment':
      return assigned(state.payment, {
        accountId: resolution.accountId,
        proposedBy,
        confirmedBy: by,
        assignedOn: today,
      });
    case 'return':
      return accept<UnidentifiedPaymentEvent>({
        type: 'UnidentifiedPaymentReturned',
        data: {
          unidentifiedPaymentId: state.payment.unidentifiedPaymentId,
          proposedBy,
          confirmedBy: by,
          returnedOn: today,
          reason,
          posting: postingOfReturn(state.payment.amount),
        },
      });
  }
};

const decline = (state: Known, { proposal, reason, by, office, countyOfAccount, today }: DeclineResolution): Outcome =>
  unidentifiedPaymentMustBeOfTheOwnCounty(state.payment.countyOffice ?? countyOfAccount, office) ||
  unidentifiedPaymentMustBeOpen(state) ||
  resolutionMustBeCurrent(state.pending, proposal) ||
  accept<UnidentifiedPaymentEvent>({
    type: 'ResolutionDeclined',
    data: {
      unidentifiedPaymentId: state.payment.unidentifiedPaymentId,
      proposal,
      declinedBy: by,
      reason,
      declinedOn: today,
    },
  });

/** While two persons decide, a delivery changes nothing. */
const identify = (state: Known, { accountId, today }: IdentifyPayment): Outcome =>
  state.status === 'open' && !state.pending ? assigned(state.payment, { accountId, assignedOn: today }) : nothing();

/**
 * Money that waits for a person until it is assigned to an account or returned, each by two persons (8.7). Its id is
 * derived from what tells payments apart, so it exists once (15.4-45).
 */
export const unidentifiedPayment: Decider<
  UnidentifiedPaymentCommand,
  UnidentifiedPaymentEvent,
  UnidentifiedPaymentState
> = {
  category: 'unidentified-payment',
  events: {
    UnidentifiedPaymentOpened: 1,
    ResolutionProposed: 1,
    ResolutionDeclined: 1,
    UnidentifiedPaymentAssigned: 1,
    UnidentifiedPaymentReturned: 1,
  },
  initial: { status: 'unknown' },
  placed,
  accountOf,
  decide: (command, state) => {
    if (command.type === 'OpenUnidentifiedPayment') return open(state, command);
    if (state.status === 'unknown') return unidentifiedPaymentMustExist(false) || nothing();
    switch (command.type) {
      case 'ProposeResolution':
        return propose(state, command);
      case 'ConfirmResolution':
        return confirm(state, command);
      case 'DeclineResolution':
        return decline(state, command);
      case 'IdentifyPayment':
        return identify(state, command);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'UnidentifiedPaymentOpened') {
      const { posting: _, ...payment } = event.data;
      return { status: 'open', payment, proposals: 0 };
    }
    const known = state as Known;
    switch (event.type) {
      case 'ResolutionProposed': {
        const { unidentifiedPaymentId: _, ...pending } = event.data;
        return { status: 'open', ...opened(known), proposals: pending.proposal, pending };
      }
      case 'ResolutionDeclined':
        return declined(known);
      case 'UnidentifiedPaymentAssigned':
      case 'UnidentifiedPaymentReturned':
        return resolved(known, event);
    }
  },
};
