import type { DomainEvent, Rejection } from '@pishkhan/decider';
import { executeCommand, type Executed, type StoredDecider } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import type { Reach } from '@pishkhan/roles';
import type { Platform } from '../definition.ts';
import { currentRequest } from '../http/request-context.ts';
import { sealingNumbers } from '../http/texts/sealing-command.ts';
import { asSeenWithin } from '../identity/foreign.ts';
import type { Envelope } from './envelope.ts';

export type CommandOf<Command, State> = Command | ((state: State) => Command | Promise<Command>);

export interface Given<Command, Event extends DomainEvent, State> {
  readonly decider: StoredDecider<Command, Event, State>;
  readonly id: string;
  readonly command: CommandOf<Command, State>;
  readonly envelope: Envelope;
  /** What the person who sent the command may reach; undefined for a command of the service itself. */
  readonly reach?: Reach | undefined;
}

/** Runs every command of a service, for every trigger; each outcome is one line in the log. */
export const runCommand = async <Command, Event extends DomainEvent, State>(
  {
    eventStore: store,
    clock,
    build,
    sealedNumbers,
  }: Pick<Platform, 'eventStore' | 'clock' | 'build' | 'sealedNumbers'>,
  { decider: known, id, command, envelope, reach }: Given<Command, Event, State>,
  logger?: Logger,
): Promise<Executed<Event, State> | Rejection> => {
  const decider = asSeenWithin(reach, known);
  const metadata = { ...envelope, recordedAt: clock.now().toISOString(), build };
  const startedAt = performance.now();
  const sealing = sealingNumbers({ store, decider, id }, currentRequest()?.texts, sealedNumbers);
  const result = await executeCommand({ ...sealing, command, metadata });
  const { commandId, correlationId, causationId } = envelope;
  const milliseconds = Math.round(performance.now() - startedAt);
  const line = { category: decider.category, commandId, correlationId, causationId, milliseconds };
  if ('rejected' in result) logger?.info({ ...line, rule: result.rejected }, 'command refused');
  else logger?.debug({ ...line, outcome: result.outcome }, 'command executed');
  return result;
};
