import type { ChainReading } from '@pishkhan/consumption';
import type { ClaimedSteps } from '../../installing/claimed-steps.ts';
import { historyOfConnection } from '../../domain/exchanging/connection.ts';
import type { MeterState } from '../../domain/meter.state.ts';
import { meter } from '../../domain/meter.ts';
import { meteredAccount } from '../../installing/domain/metered-account.ts';

/** The history of a connection, on the axis of the register whose readings a command is about. */
export interface Histories {
  /** Of the last installation of the meter, also if it was taken off. */
  readonly history?: readonly ChainReading[];
  /** Of installations before it, by their first reading. */
  readonly formerHistories?: ReadonlyMap<string, readonly ChainReading[]>;
}

/** The meters that an account had besides one. */
export const otherMetersOf = async (load: ClaimedSteps['load'], meterId: string, accountId: string) => {
  const { state: account } = await load(meteredAccount, accountId);
  const others = (account.meters ?? []).filter((each) => each !== meterId);
  return Promise.all(others.map(async (each) => (await load(meter, each)).state));
};

/**
 * Readings of the meters before each installation of this one, for a command about its readings: estimates that a
 * correction derives anew come from them too, also of a meter that has left (A2-6, 11.8). Only a meter that was put in
 * by an exchange, or came back, has them; no other stream is read for the rest.
 */
export const historyFor = async (load: ClaimedSteps['load'], state: MeterState): Promise<Histories> => {
  if (state.status === 'unknown') return {};
  const last = state.status === 'removed' ? undefined : state;
  if (last?.exchangeId === undefined && state.former === undefined) return {};
  const { former = [] } = state;
  const histories = new Map<string, readonly ChainReading[]>();
  for (const installation of [...former, ...(last ? [last] : [])]) {
    const meters = [...(await otherMetersOf(load, state.meterId, installation.accountId)), state];
    const history = historyOfConnection(meters, installation);
    if (history.length > 0) histories.set(installation.readings[0]!.readingId, history);
  }
  const own = last && histories.get(last.readings[0]!.readingId);
  return { ...(own && { history: own }), ...(former.length > 0 && { formerHistories: histories }) };
};

/** The command with the history of the meter that decides on it. */
export const withHistory =
  <Command>(load: ClaimedSteps['load'], command: Command) =>
  async (state: MeterState): Promise<Command> => ({ ...command, ...(await historyFor(load, state)) });
