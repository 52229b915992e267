import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, list, messagesOf, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];
interface Placed {
  readonly zone?: string | undefined;
  readonly countyOffice?: string | undefined;
}

const document = Type.Object({
  zone: text('zone of the county, up to the first move'),
  countyOffice: text('county gas office'),
  moves: list('zones after it', Type.Object({ zone: text('zone'), from: civilDate('first day') })),
});
type Known = DocumentOf<typeof document>;

/** Moves for later days stay: an exchange can be entered after them (A1-4). */
const placed = (known: Known | undefined, { zone, countyOffice }: Placed, day: string): Known | undefined =>
  zone === undefined || countyOffice === undefined
    ? known
    : { zone, countyOffice, moves: known?.moves.filter(({ from }) => from > day) ?? [] };

/** The zone of a connection on a day (A1-4). */
export const zoneOn = ({ zone, moves }: Pick<Known, 'zone' | 'moves'>, day: CivilDate): string =>
  moves.findLast(({ from }) => from <= day)?.zone ?? zone;

/**
 * "In which zone is the meter of this account?", for the company that exchanges it (A1-4, N5). `_id` is the account.
 * Moves of earlier releases were not published: the next installation or exchange has their zone.
 */
export const knownZone = defineView({
  name: 'known-zone',
  version: 2,
  question: 'In which zone is the meter of this account, and from which day on?',
  source: messagesOf('metering'),
  document,
}).on({
  MeterInstalled: { keys, change: (known, { data }) => placed(known, data, data.installedOn) },
  MeterExchanged: { keys, change: (known, { data }) => placed(known, data, data.exchangedOn) },
  MeterMovedToZone: {
    keys,
    change: (known, { data: { zone, countyOffice, from } }) => {
      const move = { zone, from: from as CivilDate };
      return known ? { ...known, moves: [...known.moves, move] } : { zone, countyOffice, moves: [move] };
    },
  },
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  ExchangeContractorAppointed: 'ignored',
  MeterRemoved: 'ignored',
  ReadingAccepted: 'ignored',
  ReadingCorrected: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  SelfReadingRefused: 'ignored',
  MeterTakenOff: 'ignored',
});
