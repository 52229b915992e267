import { Inject, Injectable } from '@nestjs/common';
import {
  factOf,
  inCategory,
  replayed,
  type Foldable,
  type RecordedEvent,
  type ReplayedStep,
} from '@pishkhan/event-store';
import type { DomainEvent } from '@pishkhan/decider';
import { shown, trusted } from '@pishkhan/views';
import type { AnyDecider, Platform, ServiceDefinition } from '../../../definition.ts';
import { missing, ProblemException } from '../../../http/problem.ts';
import { accountNamedBy } from '../../../http/texts/sealing-command.ts';
import { DEFINITION, PLATFORM } from '../../../running/tokens.ts';
import { LookUps, ofHousehold } from '../../look-ups/http/look-ups.ts';
import { Reads } from '../../reads.ts';
import { barredIn } from '../barred.ts';
import { namesAny, recordsAbout } from '../hidden-records.ts';
import { knownOn } from '../known-on.ts';
import { identifierMustBeNamed, mustNotBeOfAPerson } from './identifier.ts';
import { actsOf, fieldsOf, momentsOf, stepsOf, titled, unknownOf } from './step-answers.ts';
import type { ReplayQuery, StreamsQuery } from './streams.dto.ts';

const USUAL_STEPS = 20;
/** Streams that are read for one event. */
const MOST_WITH_EVENT = 20;

type Recorder = AnyDecider & Foldable<DomainEvent, unknown>;

/** The streams of the service, for auditors. */
@Injectable()
export class Streams {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(LookUps) private readonly lookUps: LookUps,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'eventStore'>,
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
  ) {}

  categories() {
    const { words } = this.parts;
    const items = this.definition.deciders.map(({ category }) => ({ category, ...titled(words.categories, category) }));
    return { service: this.definition.title, items };
  }

  /**
   * Streams of a category or of an identifier, without those about the reader himself (A5-1).
   *
   * @throws ProblemException 422 if the identifier is the number of a person; 400 for an event without an identifier
   */
  async page({ category, identifier, event, cursor, limit }: StreamsQuery, reader: string) {
    mustNotBeOfAPerson(identifier);
    if (event !== undefined) identifierMustBeNamed(identifier);
    const { view, words } = this.parts;
    const filter = {
      notFor: trusted({ $ne: reader.toLowerCase() }),
      ...(category !== undefined && { category }),
      ...(identifier !== undefined && this.namedBy(identifier)),
    };
    const most = event === undefined ? limit : MOST_WITH_EVENT;
    const sorted = { orderBy: 'begunAt', descending: true } as const;
    const { items, next } = await this.reads.page(view, { filter, ...sorted, cursor, limit: most });
    const found = items.map((each) => ({ ...shown(view, each), ...titled(words.categories, each.category) }));
    return { items: event === undefined ? found : await this.having(event, found), next };
  }

  /**
   * A page of steps with the state after each, folded from the begin of the stream. A stream that names a record about
   * the reader, such as the look-ups of a case, is without content (A5-1).
   *
   * @throws ProblemException 422 if it is no name of a stream; 404 if there is none, or none by then
   */
  async replay(stream: string, { after = -1, limit = USUAL_STEPS, asOf }: ReplayQuery, reader: string) {
    const decider = this.deciderOf(stream);
    const events = await this.platform.eventStore.readStream(stream);
    const isAboutReader = events.some(({ data }) => barredIn(data).includes(reader.toLowerCase()));
    if (events.length === 0 || isAboutReader) throw missing('StreamMustExist', { stream });
    const known = asOf === undefined ? events : knownPart(events, asOf);
    if (known.length === 0) throw missing('StreamMustBeKnownThen', { stream, asOf });
    const { steps, unknown } = replayed(decider, known);
    const page = steps.slice(after + 1, after + 1 + limit);
    const form = await this.recorded(stream, decider, page, steps);
    const hidden = await recordsAbout(this.parts, this.reads, reader);
    const isWhole = form === 'whole' && !known.some(({ data }) => namesAny(data, hidden));
    const { words } = this.parts;
    const answers = stepsOf(page, { isWhole, words });
    const shownUpTo = after + answers.length;
    return {
      stream,
      category: decider.category,
      ...titled(words.categories, decider.category),
      ...(asOf !== undefined && { asOf }),
      length: steps.length,
      moments: momentsOf(events),
      persons: actsOf(steps, words),
      steps: answers,
      fields: fieldsOf(answers),
      next: shownUpTo + 1 < steps.length ? shownUpTo : null,
      ...(unknown && { unknown: unknownOf(unknown) }),
      masked: !isWhole,
    };
  }

  private get parts() {
    return this.definition.streams!;
  }

  private namedBy(identifier: string) {
    const names = [identifier, ...this.parts.alsoNamed(identifier)];
    return { $or: [{ _id: identifier }, { names: trusted({ $in: names }) }] };
  }

  /** Those of a page that have an event: a page is read, never the log. */
  private async having<Found extends { readonly stream: string }>(eventId: string, found: readonly Found[]) {
    const items = [];
    for (const each of found) {
      const events = await this.platform.eventStore.readStream(each.stream);
      const event = events.find(({ id }) => id === eventId);
      if (event) items.push({ ...each, revision: event.revision });
    }
    return items;
  }

  private deciderOf(stream: string): Recorder {
    if (!streamName.test(stream)) throw new ProblemException(422, 'StreamMustBeNamed', { errors: [streamIsWrong] });
    const decider = this.definition.deciders.find(({ category }) => inCategory(stream, category));
    if (!decider) throw missing('StreamMustExist', { stream });
    return decider;
  }

  /** The look-up of the household of the stream, or of a record without one by its name (N7). */
  private async recorded(
    stream: string,
    decider: Recorder,
    page: readonly ReplayedStep<unknown>[],
    steps: readonly ReplayedStep<unknown>[],
  ) {
    const state = steps.at(-1)?.after;
    const facts = steps.map(({ event }) => factOf(decider, event));
    const account = accountNamedBy(decider, facts, state);
    const ofRecord = { accounts: [], persons: [stream], counties: [] };
    const found = account === undefined ? ofRecord : ofHousehold(account, decider.placed?.(state)?.countyOffice);
    return this.lookUps.record({ ...found, rows: page.length });
  }
}

/** The events before the first one that was recorded later. */
const knownPart = (events: readonly RecordedEvent[], asOf: string): readonly RecordedEvent[] => {
  const isKnown = knownOn(asOf);
  const later = events.findIndex((event) => !isKnown(event));
  return later < 0 ? events : events.slice(0, later);
};

/** `<category>-<id>`, as every service names its streams. */
const streamName = /^[a-z]+(?:-[a-z]+)*-[^-].*$/;

const streamIsWrong = {
  field: 'stream',
  rule: 'isStream',
  message: {
    fa: 'نام سابقه نادرست است',
    en: 'stream must be the name of a stream: <category>-<id>',
  },
};
