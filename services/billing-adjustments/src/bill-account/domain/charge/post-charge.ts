import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import { addRial, negateRial, rial, type Rial } from '@pishkhan/money';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import { miscEntryReference } from '../billing/bill-figures.ts';
import { postingOfCharge, receivableOf } from '../billing/posting.ts';
import type { ChargeEvent, ChargePosted, ChargeRefused, PostCharge } from './charge.messages.ts';
import {
  chargedAccountMustExist,
  chargeMustBePublished,
  damageMustNameADecision,
  posterMustNotHaveDecided,
} from './charge.rules.ts';

const amountOf = ({ item, decision, costs }: PostCharge): Rial => {
  switch (item) {
    case 'meterTest':
      return costs!.content.meterTest;
    case 'meterDamage':
      return rial(decision!.amount);
  }
};

const posted = (command: PostCharge): ChargePosted => {
  const { chargeId, caseId, officeId, accountId, item, decision, costs, requestedBy } = command;
  const amount = amountOf(command);
  return {
    type: 'ChargePosted',
    data: {
      accountId,
      chargeId,
      caseId,
      officeId,
      item,
      amount,
      ...(item === 'meterDamage' ? decision && { decision } : { costsVersion: costs!.version }),
      incurredOn: command.incurredOn as CivilDate,
      requestedBy,
      postedOn: command.today,
      posting: postingOfCharge(accountId, amount),
    },
  };
};

const refused = (
  { chargeId, caseId, accountId, item, today }: PostCharge,
  { rejected, data }: Rejection,
): ChargeRefused => ({
  type: 'ChargeRefused',
  data: { accountId, chargeId, caseId, item, rule: rejected, ...(data && { data }), refusedOn: today },
});

/** A cost is posted once; a refusal is on record, because its case waits for an answer (A1-11, B6-5). */
export const postCharge = (state: BillAccount, command: PostCharge): Decision<BillAccountEvent> => {
  const { chargeId, accountId } = command;
  const isKnown = state.miscEntries.some(({ linkId }) => linkId === chargeId);
  if (isKnown || state.refusedCharges?.includes(chargeId)) return nothing();
  const refusal =
    chargedAccountMustExist(accountId, state.terms !== undefined) ||
    damageMustNameADecision(command) ||
    posterMustNotHaveDecided(command) ||
    chargeMustBePublished(command);
  return accept<BillAccountEvent>(refusal ? refused(command, refusal) : posted(command));
};

/** A charge is a Card 74 item without a contractor: its amount is debited, not credited. */
export const evolveCharges = (state: BillAccount, event: ChargeEvent): BillAccount => {
  switch (event.type) {
    case 'ChargePosted': {
      const { chargeId, item, amount, posting } = event.data;
      const change = receivableOf(posting);
      return {
        ...state,
        receivable: addRial(state.receivable, change),
        miscEntries: [...state.miscEntries, { linkId: chargeId, item, amount: negateRial(amount) }],
        moved: [...state.moved, { kind: 'charge', references: [miscEntryReference(chargeId)], amount: change }],
      };
    }
    case 'ChargeRefused':
      return { ...state, refusedCharges: [...(state.refusedCharges ?? []), event.data.chargeId] };
  }
};
