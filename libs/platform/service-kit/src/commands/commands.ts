import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { isRejection, type DomainEvent, type Rejection } from '@pishkhan/decider';
import {
  formatPosition,
  loadAggregate,
  START,
  streamOf,
  type Aggregate,
  type Executed,
  type RecordedEvent,
  type StoredDecider,
} from '@pishkhan/event-store';
import type { Platform } from '../definition.ts';
import { rejectionProblem } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { PLATFORM } from '../running/tokens.ts';
import { DeciderHandlers } from './decider-handlers.ts';
import type { Envelope } from './envelope.ts';
import { publishedAggregate } from '../reads/published-aggregate.ts';
import type { CommandOf } from './run-command.ts';

/** Sends commands to deciders over the CommandBus. */
@Injectable()
export class Commands {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(DeciderHandlers) private readonly handlers: DeciderHandlers,
  ) {}

  /**
   * Sets `X-Position`, and `Idempotency-Repeated` if the command was executed before.
   *
   * @param command A function computes the command from the state that decides on it
   * @throws ProblemException named by the rule if the command is rejected
   */
  async execute<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: CommandOf<Command, State>,
    envelope: Envelope,
  ): Promise<Executed<Event, State>> {
    const result = await this.attempt(decider, id, command, envelope);
    if (isRefusal(result)) throw rejectionProblem(result);
    return result;
  }

  /** Like `execute`, but returns the rejection. */
  async attempt<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: CommandOf<Command, State>,
    envelope: Envelope,
  ): Promise<Executed<Event, State> | Rejection> {
    const result: Executed<Event, State> | Rejection = await this.bus.execute(
      this.handlers.envelop(decider, id, command, envelope),
    );
    if (!isRefusal(result)) tellPosition(result);
    return result;
  }
}

const isRefusal = (result: object): result is Rejection => 'rejected' in result && isRejection(result as Rejection);

const tellPosition = ({
  outcome,
  position,
}: {
  readonly outcome: string;
  readonly position: Executed<DomainEvent, unknown>['position'];
}): void => {
  const headers = currentRequest()?.answerHeaders;
  if (position !== START) headers?.set('X-Position', formatPosition(position));
  if (outcome === 'repeated') headers?.set('Idempotency-Repeated', 'true');
};

/** Loads aggregates from the log, for decisions that must not rely on a view. */
@Injectable()
export class Aggregates {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  load<Event extends DomainEvent, State>(
    decider: StoredDecider<never, Event, State>,
    id: string,
  ): Promise<Aggregate<State>> {
    return loadAggregate(this.platform.eventStore, decider, id);
  }

  /** A document that is published in versions, as of at most a quarter of a second ago. */
  published<Event extends DomainEvent, State>(
    decider: StoredDecider<never, Event, State>,
    id: string,
  ): Promise<Aggregate<State>> {
    return publishedAggregate(this.platform.eventStore, decider, id);
  }

  history(decider: { readonly category: string }, id: string): Promise<readonly RecordedEvent[]> {
    return this.platform.eventStore.readStream(streamOf(decider.category, id));
  }
}
