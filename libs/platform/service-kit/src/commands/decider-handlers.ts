import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Type } from '@nestjs/common';
import type { DomainEvent } from '@pishkhan/decider';
import type { StoredDecider } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import type { AnyDecider, Platform } from '../definition.ts';
import { currentRequest } from '../http/request-context.ts';
import type { Envelope } from './envelope.ts';
import type { RefusedStreams } from './refused-streams.ts';
import { runCommand, type CommandOf } from './run-command.ts';

/**
 * The base class of commands on the CommandBus. Each decider gets its own subclass, because the bus finds its handler
 * by class.
 */
export class EnvelopedCommand {
  readonly id: string;
  readonly command: unknown;
  readonly envelope: Envelope;
  constructor(id: string, command: unknown, envelope: Envelope) {
    this.id = id;
    this.command = command;
    this.envelope = envelope;
  }
}

type EnvelopeClass = new (...parts: ConstructorParameters<typeof EnvelopedCommand>) => EnvelopedCommand;

/** One handler per decider, made from the definition. */
export class DeciderHandlers {
  readonly classes: readonly Type<ICommandHandler>[];
  private readonly envelopes: ReadonlyMap<string, EnvelopeClass>;

  constructor(deciders: readonly AnyDecider[], platform: Platform, logger: Logger, refused: RefusedStreams) {
    const made = deciders.map((decider) => ({
      category: decider.category,
      ...handlerFor(decider, (given) => runCommand(platform, given, logger).catch(refused.note)),
    }));
    this.envelopes = new Map(made.map(({ category, Enveloped }) => [category, Enveloped]));
    this.classes = made.map(({ Handler }) => Handler);
  }

  /** @throws Error if the decider is missing in the service's definition. */
  envelop<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: CommandOf<Command, State>,
    envelope: Envelope,
  ): EnvelopedCommand {
    const Enveloped = this.envelopes.get(decider.category);
    if (!Enveloped)
      throw new Error(`the decider of "${decider.category}" is missing in the definition of this service`);
    return new Enveloped(id, command, envelope);
  }
}

const handlerFor = (
  decider: AnyDecider,
  run: (given: Parameters<typeof runCommand>[1]) => ReturnType<typeof runCommand>,
): { Enveloped: EnvelopeClass; Handler: Type<ICommandHandler> } => {
  class Enveloped extends EnvelopedCommand {}
  @CommandHandler(Enveloped)
  class Handler implements ICommandHandler<Enveloped> {
    execute({ id, command, envelope }: Enveloped) {
      return run({ decider, id, command, envelope, reach: currentRequest()?.reach });
    }
  }
  return { Enveloped, Handler };
};
