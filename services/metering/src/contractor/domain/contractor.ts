import { addDays, type CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  AgreeReadingContract,
  ContractorCommand,
  ContractorEvent,
  ContractorRegistered,
  EndReadingContract,
  ReadingContractAgreed,
  RegisterContractor,
} from './contractor.messages.ts';
import {
  contractMustEndAfterItBegins,
  contractMustExist,
  contractMustNotEndInThePast,
  contractMustNotHaveEnded,
  contractorMustDoThisWork,
  contractorMustExist,
  contractorMustNotChange,
  metersOfContractMustExist,
} from './contractor.rules.ts';

export type ReadingContract = Omit<ReadingContractAgreed['data'], 'contractorId'>;

export interface RegisteredContractor {
  readonly status: 'registered';
  readonly terms: ContractorRegistered['data'];
  /** Those that have ended too: they covered the readings of their days. */
  readonly contracts: readonly ReadingContract[];
}
export type ContractorState = { readonly status: 'unknown' } | RegisteredContractor;

/** A zone of a meter after that of its installation, by its first day there. */
export interface ZoneMove {
  readonly zone: string;
  readonly from: CivilDate;
}
/** A meter as contracts see it. A meter of an earlier release has no zone: only a contract that names it covers it. */
export interface MeterOfContract {
  readonly meterId: string;
  /** Zone of the installation. */
  readonly zone?: string | undefined;
  readonly countyOffice?: string | undefined;
  readonly zoneMoves?: readonly ZoneMove[] | undefined;
  /** Meters before it on its connection: a contract that names one of them covers it too (Card 13). */
  readonly replaces?: readonly string[] | undefined;
}
type Stay = Pick<ReadingContract, 'to'> & { readonly zone: string | undefined; readonly from?: CivilDate };

/** The zones of a meter, each with its days; the first one since ever. */
const staysOf = ({ zone, zoneMoves = [] }: Pick<MeterOfContract, 'zone' | 'zoneMoves'>): readonly Stay[] =>
  [{ zone }, ...zoneMoves].map((stay, place) => {
    const next = zoneMoves[place];
    return next ? { ...stay, to: addDays(next.from, -1) } : stay;
  });

/** The zone of a meter on a day (A1-4). */
export const zoneOn = (meter: Pick<MeterOfContract, 'zone' | 'zoneMoves'>, day: CivilDate): string | undefined =>
  staysOf(meter).findLast(({ from }) => from === undefined || from <= day)?.zone;

/** The days of a contract on which the meter was in its zone; none if they do not meet. */
const during = (contract: ReadingContract, { from: first, to: last }: Stay): readonly ReadingContract[] => {
  const from = first !== undefined && first > contract.from ? first : contract.from;
  const to = last !== undefined && (contract.to === undefined || last < contract.to) ? last : contract.to;
  return to !== undefined && to < from ? [] : [{ ...contract, from, ...(to !== undefined && { to }) }];
};

export const isInForce = ({ from, to }: Pick<ReadingContract, 'from' | 'to'>, day: CivilDate): boolean =>
  from <= day && (to === undefined || day <= to);

/**
 * The contracts that cover the meter, each for the days on which the meter was in its zone (A3-5; N5). A meter that was
 * moved to another county is in no contract of the former one, also if the contract names it; the county of a meter of
 * an earlier release is not known.
 */
export const covering = (
  contracts: readonly ReadingContract[],
  { meterId, countyOffice, replaces = [], ...meter }: MeterOfContract,
): readonly ReadingContract[] =>
  contracts.flatMap((contract) => {
    const { covers } = contract;
    if ('meters' in covers)
      return [meterId, ...replaces].some((each) => covers.meters.includes(each)) &&
        [contract.countyOffice, undefined].includes(countyOffice)
        ? [contract]
        : [];
    if (contract.countyOffice !== countyOffice) return [];
    return staysOf(meter)
      .filter(({ zone }) => zone === covers.zone)
      .flatMap((stay) => during(contract, stay));
  });

/** A contract of a zone covers no day from the closing of the zone on (A3-5; N24). */
export const untilClosing = (contract: ReadingContract, closedFrom: CivilDate): ReadingContract => {
  const lastDay = addDays(closedFrom, -1);
  return contract.to !== undefined && contract.to <= lastDay ? contract : { ...contract, to: lastDay };
};

/** The contract that covers the meter on the day; the one that began last, if several do (A3-5; N5). */
export const coveringOn = (
  contracts: readonly ReadingContract[],
  meter: MeterOfContract,
  day: CivilDate,
): ReadingContract | undefined =>
  covering(contracts, meter)
    .filter((contract) => isInForce(contract, day))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1);

/** Whether a contract covers the meter on the day (A3-5; N5). */
export const isCovered = (contracts: readonly ReadingContract[], meter: MeterOfContract, day: CivilDate): boolean =>
  coveringOn(contracts, meter, day) !== undefined;

/** The contracts of a contractor; one that is not registered has none. */
export const contractsOf = (state: ContractorState): readonly ReadingContract[] =>
  state.status === 'registered' ? state.contracts : [];

/** One contractor with its contracts: `registered-contractor-<id>`, the id as in the office claim of its tokens. */
export const contractor: Decider<ContractorCommand, ContractorEvent, ContractorState> = {
  category: 'registered-contractor',
  events: { ContractorRegistered: 1, ReadingContractAgreed: 1, ReadingContractEnded: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RegisterContractor':
        return register(command, state);
      case 'AgreeReadingContract':
        return agree(command, state);
      case 'EndReadingContract':
        return end(command, state);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'ContractorRegistered') return { status: 'registered', terms: event.data, contracts: [] };
    if (state.status === 'unknown') return state;
    switch (event.type) {
      case 'ReadingContractAgreed': {
        const { contractorId: _, ...contract } = event.data;
        return { ...state, contracts: [...state.contracts, contract] };
      }
      case 'ReadingContractEnded':
        return {
          ...state,
          contracts: state.contracts.map((each) =>
            each.contractId === event.data.contractId ? { ...each, to: event.data.lastDay } : each,
          ),
        };
    }
  },
};

const register = (
  { type: _, today, ...terms }: RegisterContractor,
  state: ContractorState,
): Decision<ContractorEvent> => {
  if (state.status === 'unknown')
    return accept<ContractorEvent>({ type: 'ContractorRegistered', data: { ...terms, registeredOn: today } });
  const { title, works } = state.terms;
  const isSame = title === terms.title && works.toSorted().join() === terms.works.toSorted().join();
  return contractorMustNotChange(terms.contractorId, isSame) || nothing();
};

const agree = (command: AgreeReadingContract, state: ContractorState): Decision<ContractorEvent> => {
  const { type: _, foreignMeters: _foreign, ...contract } = command;
  if (state.status === 'unknown') return contractorMustExist(command.contractorId);
  return (
    contractorMustDoThisWork(state.terms.works, 'reading') ||
    contractMustEndAfterItBegins(contract.from, contract.to) ||
    metersOfContractMustExist(command) ||
    accept<ContractorEvent>({ type: 'ReadingContractAgreed', data: contract })
  );
};

const end = (command: EndReadingContract, state: ContractorState): Decision<ContractorEvent> => {
  const { contractId, lastDay, reason, countyOffice, today } = command;
  const contract = contractsOf(state).find((each) => each.contractId === contractId);
  if (state.status === 'unknown' || contract?.countyOffice !== countyOffice) return contractMustExist(contractId);
  if (contract.to === lastDay) return nothing();
  return (
    contractMustNotHaveEnded(contract.to, lastDay) ||
    contractMustNotEndInThePast(lastDay, today) ||
    contractMustEndAfterItBegins(contract.from, lastDay) ||
    accept<ContractorEvent>({
      type: 'ReadingContractEnded',
      data: { contractorId: state.terms.contractorId, contractId, lastDay, reason },
    })
  );
};
