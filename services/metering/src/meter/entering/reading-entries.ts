import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, type Envelope } from '@pishkhan/service-kit';
import { readingPolicy } from '../../review/policy/domain/reading-policy.ts';
import type { MeterEvent } from '../domain/meter.messages.ts';
import { meter } from '../domain/meter.ts';
import type { ReadingReason, RecordReading } from '../domain/recording/record-reading.messages.ts';
import type { RecordRegisters } from '../domain/recording/registers/register-set.messages.ts';
import { withHistory } from '../leaving/exchanging/with-history.ts';
import type { ReadingEntryDto } from './reading-entry.dto.ts';

/** What every entry of the company says besides its figures. */
interface Entered {
  readonly readOn: CivilDate;
  readonly reason: ReadingReason;
  readonly reader?: string;
  readonly photo?: string;
}
type Figures = Pick<RecordReading, 'type' | 'finding'> | Pick<RecordRegisters, 'type' | 'registers'>;

const resultOf = (events: readonly MeterEvent[]): Omit<ReadingEntryDto, 'meterId'> => {
  for (const { type, data } of events) {
    if (type === 'ReadingAccepted') return { result: 'accepted', readingId: data.readingId };
    if (type === 'ReadingKeptAsEvidence') return { result: 'evidence', readingId: data.evidenceId };
    if (type === 'ReadingHeldForReview') return { result: 'held', reviewId: data.reviewId };
  }
  return { result: 'unchanged' };
};

/** Readings of the company itself; the person who enters them has read them, unless another reader is named. */
@Injectable()
export class ReadingEntries {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  async enter(
    meterId: string,
    figures: Figures,
    { readOn, reason, reader, photo }: Entered,
    envelope: Envelope,
  ): Promise<ReadingEntryDto> {
    const today = civilDate(envelope.businessDate);
    const { state } = await this.aggregates.load(readingPolicy, 'index-judgement');
    const command = {
      ...figures,
      readingId: derivedId(meterId, readOn),
      readOn,
      reason,
      readerId: reader ?? envelope.actor.subject,
      ...(reader !== undefined && { enteredBy: envelope.actor.subject }),
      ...(photo !== undefined && { photo }),
      today,
      policy: indexJudgementOn(state, today),
    };
    const load = this.aggregates.load.bind(this.aggregates);
    const asRead = { ...envelope, businessDate: readOn };
    const { events } = await this.commands.execute(meter, meterId, withHistory(load, command), asRead);
    return { meterId, ...resultOf(events) };
  }
}
