import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  Operation,
  type Envelope,
} from '@pishkhan/service-kit';
import { MeterPlaces } from '../../copies/meter-places.ts';
import { readingPolicy } from '../../review/policy/domain/reading-policy.ts';
import type { MeterEvent } from '../domain/meter.messages.ts';
import { meter } from '../domain/meter.ts';
import { withHistory } from '../leaving/exchanging/with-history.ts';
import { MeterPath } from '../meter.dto.ts';
import { ReadingEntryBody, ReadingEntryDto } from './reading-entry.dto.ts';

const resultOf = (events: readonly MeterEvent[]): Omit<ReadingEntryDto, 'meterId'> => {
  for (const { type, data } of events) {
    if (type === 'ReadingAccepted') return { result: 'accepted', readingId: data.readingId };
    if (type === 'ReadingKeptAsEvidence') return { result: 'evidence', readingId: data.evidenceId };
    if (type === 'ReadingHeldForReview') return { result: 'held', reviewId: data.reviewId };
  }
  return { result: 'unchanged' };
};

@Controller('v1/meters')
export class ReadingEntryApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post(':meterId/readings')
  @Access({ subscriberAffairsOfficer: 'ownCounty', fieldExpert: 'ownCounty' })
  @Operation({
    fa: 'ثبت رقمی که خود شرکت خوانده است، با علت، مأمور و عکس؛ مانند هر قرائت سنجیده می‌شود (۱۱.۴، ۱۵.۴-۳۴)',
    en: 'Enter a figure that the company itself read, with reason, reader and photograph; judged as any reading (11.4, 15.4-34)',
  })
  @ApiCreatedResponse({ type: ReadingEntryDto })
  async enter(
    @Param() path: MeterPath,
    @Body() { readOn, index, reason, reader, photo }: ReadingEntryBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReadingEntryDto> {
    const { meterId } = await this.places.meterWithin(reach, path.meterId);
    const today = civilDate(envelope.businessDate);
    const { state } = await this.aggregates.load(readingPolicy, 'index-judgement');
    const command = {
      type: 'RecordReading',
      readingId: derivedId(meterId, readOn),
      readOn,
      finding: { kind: 'actual', index },
      reason,
      readerId: reader ?? envelope.actor.subject,
      ...(photo !== undefined && { photo }),
      today,
      policy: indexJudgementOn(state, today),
    } as const;
    const load = this.aggregates.load.bind(this.aggregates);
    const asRead = { ...envelope, businessDate: readOn };
    const { events } = await this.commands.execute(meter, meterId, withHistory(load, command), asRead);
    return { meterId, ...resultOf(events) };
  }
}
