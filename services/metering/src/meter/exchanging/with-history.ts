import type { ChainReading } from '@pishkhan/consumption';
import type { ExchangeSteps } from './exchange-flow.ts';
import { historyOfConnection } from '../domain/exchanging/connection.ts';
import type { MeterState } from '../domain/meter.state.ts';
import { meter } from '../domain/meter.ts';
import { meteredAccount } from '../installing/domain/metered-account.ts';

/**
 * Readings of the meters before this one, for a command about its readings. Only a meter that was put in by an
 * exchange, or came back, has them; no other stream is read for the rest (A2-6).
 */
export const historyFor = async (
  load: ExchangeSteps['load'],
  state: MeterState,
): Promise<{ readonly history?: readonly ChainReading[] }> => {
  if (state.status !== 'installed' || (state.exchangeId === undefined && state.former === undefined)) return {};
  const { state: account } = await load(meteredAccount, state.accountId);
  const others = (account.meters ?? []).filter((meterId) => meterId !== state.meterId);
  const meters = await Promise.all(others.map(async (meterId) => (await load(meter, meterId)).state));
  const history = historyOfConnection([...meters, state], state);
  return history.length > 0 ? { history } : {};
};

/** The command with the history of the meter that decides on it. */
export const withHistory =
  <Command>(load: ExchangeSteps['load'], command: Command) =>
  async (state: MeterState): Promise<Command> => ({ ...command, ...(await historyFor(load, state)) });
