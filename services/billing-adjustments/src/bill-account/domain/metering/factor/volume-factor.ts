import type { CivilDate } from '@pishkhan/calendar';
import { factorOfConditions } from '@pishkhan/consumption';
import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { billedAccountMustExist } from '../../bill-account.rules.ts';
import { lastReading, type BillAccount, type FactorProposal } from '../../bill-account.state.ts';
import { decimalOf, factorOf, millionthsOf } from './factor-in-force.ts';
import type {
  ConfirmVolumeFactor,
  DeclineVolumeFactor,
  ProposeVolumeFactor,
  VolumeFactorCommand,
  VolumeFactorEvent,
  VolumeFactorTerms,
} from './volume-factor.messages.ts';
import {
  smallSubscriberMustBeBilledByIndex,
  volumeFactorMustBeConfirmedByAnother,
  volumeFactorMustBePossible,
  volumeFactorMustBeWaiting,
  volumeFactorMustExist,
  volumeFactorMustHaveAMeter,
  volumeFactorMustHaveItsInputs,
} from './volume-factor.rules.ts';

const WITHOUT_COMPRESSIBILITY = '1.000000';

/** The factor with its conditions; compressibility is left out at low pressures (11.4). */
const calculated = ({ gaugePressure, conditions = {} }: ProposeVolumeFactor) => {
  const { atmosphericPressure = '', temperature = '', compressibility = WITHOUT_COMPRESSIBILITY } = conditions;
  const millionths = factorOfConditions({
    gaugePressure: millionthsOf(gaugePressure),
    atmosphericPressure: millionthsOf(atmosphericPressure),
    temperature: millionthsOf(temperature),
    compressibility: millionthsOf(compressibility),
  });
  return { millionths, conditions: { atmosphericPressure, temperature, compressibility } };
};

const termsOf = (command: ProposeVolumeFactor): VolumeFactorTerms | Rejection => {
  const { factorId, from, source, gaugePressure, document, factor } = command;
  const incomplete = volumeFactorMustHaveItsInputs(command);
  if (incomplete) return incomplete;
  const byConditions = factor === undefined ? calculated(command) : undefined;
  const millionths = byConditions ? byConditions.millionths : millionthsOf(factor!);
  return (
    volumeFactorMustBePossible(millionths) || {
      factorId,
      from,
      factor: decimalOf(millionths!),
      source,
      gaugePressure,
      ...(byConditions && { conditions: byConditions.conditions }),
      document,
    }
  );
};

const propose = (state: BillAccount, command: ProposeVolumeFactor): Decision<BillAccountEvent> => {
  const { factorId, from, gaugePressure, by: proposedBy, today: proposedOn } = command;
  if (state.factorProposals?.some((each) => each.factorId === factorId)) return nothing();
  const refusal =
    billedAccountMustExist(state) ||
    smallSubscriberMustBeBilledByIndex(gaugePressure, millionthsOf(gaugePressure)) ||
    volumeFactorMustHaveAMeter(from, state.readings[0]?.readOn);
  if (refusal) return refusal;
  const terms = termsOf(command);
  if ('rejected' in terms) return terms;
  const { accountId, countyOffice } = state.terms!;
  return accept<BillAccountEvent>({
    type: 'VolumeFactorProposed',
    data: { accountId, countyOffice, ...terms, proposedBy, proposedOn },
  });
};

/**
 * Whether issued bills have days of a factor from this day on, or a second reading of the day, such as that of the new
 * meter after an exchange: it has the factor of that day (11.4, 11.8).
 */
const isBilledFrom = (state: BillAccount, from: CivilDate): boolean => {
  const last = lastReading(state);
  if (!last || from < last.readOn) return last !== undefined;
  const billed = state.readings.slice(0, state.readings.indexOf(last) + 1);
  return billed.some(
    ({ kind, readOn }, place) => kind !== 'installation' && readOn === from && billed[place - 1]?.readOn === from,
  );
};

const decideOn = (
  state: BillAccount,
  { factorId, by, today, ...command }: ConfirmVolumeFactor | DeclineVolumeFactor,
): Decision<BillAccountEvent> => {
  const { factorProposals = [], terms } = state;
  const proposal = factorProposals.find((each) => each.factorId === factorId);
  const refusal = volumeFactorMustExist(factorId, proposal !== undefined);
  if (refusal || !proposal || !terms) return refusal || nothing();
  const { accountId } = terms;
  if (command.type === 'DeclineVolumeFactor') {
    // One that waits for a correction converts nothing yet, so it can still be taken back.
    const isOpen = proposal.status === 'waiting' || proposal.status === 'kept';
    if (!isOpen) return proposal.status === 'declined' ? nothing() : volumeFactorMustBeWaiting(factorId);
    return accept<BillAccountEvent>({
      type: 'VolumeFactorDeclined',
      data: { accountId, factorId, reason: command.reason, declinedBy: by, declinedOn: today },
    });
  }
  if (proposal.status === 'declined') return volumeFactorMustBeWaiting(factorId);
  if (proposal.status !== 'waiting') return nothing();
  return (
    volumeFactorMustBeConfirmedByAnother(proposal, by) ||
    accept<BillAccountEvent>({
      type: isBilledFrom(state, proposal.from) ? 'VolumeFactorKept' : 'VolumeFactorSet',
      data: { ...factorOf(proposal), accountId, confirmedBy: by, confirmedOn: today },
    })
  );
};

export const decideVolumeFactor = (state: BillAccount, command: VolumeFactorCommand): Decision<BillAccountEvent> =>
  command.type === 'ProposeVolumeFactor' ? propose(state, command) : decideOn(state, command);

const decided = (
  { factorProposals = [] }: BillAccount,
  { factorId }: { readonly factorId: string },
  decision: Pick<FactorProposal, 'status' | 'declinedBecause' | 'confirmedBy' | 'confirmedOn'>,
): Pick<BillAccount, 'factorProposals'> => ({
  factorProposals: factorProposals.map((each) => (each.factorId === factorId ? { ...each, ...decision } : each)),
});

export const isAboutVolumeFactors = (event: BillAccountEvent): event is VolumeFactorEvent =>
  event.type === 'VolumeFactorProposed' ||
  event.type === 'VolumeFactorKept' ||
  event.type === 'VolumeFactorSet' ||
  event.type === 'VolumeFactorDeclined';

export const evolveVolumeFactor = (state: BillAccount, event: VolumeFactorEvent): BillAccount => {
  switch (event.type) {
    case 'VolumeFactorProposed': {
      const { accountId: _, countyOffice: __, ...proposal } = event.data;
      return { ...state, factorProposals: [...(state.factorProposals ?? []), { ...proposal, status: 'waiting' }] };
    }
    case 'VolumeFactorKept': {
      const { confirmedBy, confirmedOn } = event.data;
      return { ...state, ...decided(state, event.data, { status: 'kept', confirmedBy, confirmedOn }) };
    }
    case 'VolumeFactorSet': {
      const { accountId: _, confirmedBy: __, confirmedOn: ___, ...factor } = event.data;
      return {
        ...state,
        ...decided(state, event.data, { status: 'set' }),
        volumeFactors: [...(state.volumeFactors ?? []), factor],
      };
    }
    case 'VolumeFactorDeclined':
      return { ...state, ...decided(state, event.data, { status: 'declined', declinedBecause: event.data.reason }) };
  }
};
