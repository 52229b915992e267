import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import type { Reach } from '@pishkhan/roles';
import { Access, CommandEnvelope, Commands, Granted, Operation, type Envelope } from '@pishkhan/service-kit';
import { readingRound } from '../domain/reading-round.ts';
import type { ReadingRoundCommand } from '../domain/reading-round.messages.ts';
import { ProgressOfRounds } from '../progress/progress-of-rounds.ts';
import { OrderBody, OrderDoneBody, OrderDto, OrderPath, OrderReasonBody, RoundPath } from '../reading-round.dto.ts';
import { Rounds } from '../opening/rounds.ts';
import { SeenRounds } from '../progress/seen-rounds.ts';

const laterOf = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? other : one);
const today = ({ businessDate }: Envelope) => civilDate(businessDate);

@ApiTags('reading rounds')
@Controller('v1/reading-rounds/:roundId/orders')
export class ReadingOrderApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(SeenRounds) private readonly seen: SeenRounds,
    @Inject(ProgressOfRounds) private readonly progress: ProgressOfRounds,
  ) {}

  @Post()
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'سفارش دوباره دور پس از رد یا پس‌گرفتن، به پیمانکار منطقه',
    en: 'Order a round again after a refusal or a call-back, from a contractor of the zone (A3-5)',
  })
  @ApiCreatedResponse({ type: OrderDto })
  async issueReadingOrder(
    @Param() { roundId }: RoundPath,
    @Body() { contractorId }: OrderBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OrderDto> {
    const round = await this.seen.one(roundId, reach);
    return { roundId, orderId: await this.rounds.order(round, contractorId, envelope), state: 'issued' };
  }

  @Post(':orderId/acceptances')
  @HttpCode(200)
  @Access({ readingContractor: 'ownContract' })
  @Operation({ fa: 'پذیرش سفارش قرائت', en: 'Accept a reading order (A3-5)' })
  @ApiOkResponse({ type: OrderDto })
  async acceptReadingOrder(
    @Param() path: OrderPath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OrderDto> {
    const round = await this.seen.one(path.roundId, reach);
    const holders = await this.rounds.holdersOn(round, laterOf(civilDate(round.from), today(envelope)));
    const command = { type: 'AcceptReadingOrder', orderId: path.orderId, holders, today: today(envelope) } as const;
    return this.answer(path, command, envelope);
  }

  @Post(':orderId/refusals')
  @HttpCode(200)
  @Access({ readingContractor: 'ownContract' })
  @Operation({ fa: 'نپذیرفتن سفارش قرائت، با علت', en: 'Refuse a reading order, with a reason (A3-5)' })
  @ApiOkResponse({ type: OrderDto })
  async refuseReadingOrder(
    @Param() path: OrderPath,
    @Body() { reason }: OrderReasonBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OrderDto> {
    await this.seen.one(path.roundId, reach);
    const command = { type: 'RefuseReadingOrder', orderId: path.orderId, reason, today: today(envelope) } as const;
    return this.answer(path, command, envelope);
  }

  @Post(':orderId/call-backs')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'پس‌گرفتن سفارش قرائت، با علت؛ قرائت‌های تحویل‌شده می‌مانند',
    en: 'Call a reading order back, with a reason; readings that were delivered stay (A3-5)',
  })
  @ApiOkResponse({ type: OrderDto })
  async callReadingOrderBack(
    @Param() path: OrderPath,
    @Body() { reason }: OrderReasonBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OrderDto> {
    await this.seen.one(path.roundId, reach);
    const command = { type: 'CallReadingOrderBack', orderId: path.orderId, reason, today: today(envelope) } as const;
    return this.answer(path, command, envelope);
  }

  @Post(':orderId/completions')
  @HttpCode(200)
  @Access({ readingContractor: 'ownContract' })
  @Operation({
    fa: 'پایان سفارش قرائت؛ نتیجه از روی قرائت‌های ثبت‌شده شمرده می‌شود',
    en: 'Report a reading order as done; the result is counted from the recorded readings (A3-5)',
  })
  @ApiOkResponse({ type: OrderDto })
  async completeReadingOrder(
    @Param() path: OrderPath,
    @Body() { note }: OrderDoneBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OrderDto> {
    const result = await this.progress.atHead(await this.seen.one(path.roundId, reach));
    const about = { orderId: path.orderId, today: today(envelope), ...(note !== undefined && { note }) };
    return this.answer(path, { type: 'CompleteReadingOrder', result, ...about }, envelope);
  }

  private async answer(
    { roundId, orderId }: OrderPath,
    command: ReadingRoundCommand,
    envelope: Envelope,
  ): Promise<OrderDto> {
    const { state } = await this.commands.execute(readingRound, roundId, command, envelope);
    return { roundId, orderId, state: (state.status === 'opened' && state.order?.status) || 'issued' };
  }
}
