import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { AnsweredAnew } from '../commands/keys/answered-anew.ts';
import { CommandEnvelope } from '../commands/command-envelope.ts';
import type { Envelope } from '../commands/envelope.ts';
import { Operation } from '../documents/operation.ts';
import { missing, ProblemException } from '../http/problem.ts';
import { Access } from '../identity/access.ts';
import { withoutPersonalNumbers } from '../logging/logger.ts';
import type { Parking } from '../running/reaction-hosts.ts';
import { PARKINGS } from '../running/tokens.ts';
import { ReplayBody } from './admin.dto.ts';
import { ParkedDto, ReplayedDto } from './parked.dto.ts';

/** Parked streams: an event in them could not be processed. Company IT replays them after removing the cause. */
@Controller('admin/parked')
@Access({ operator: 'company' })
export class ParkedAdminController {
  constructor(@Inject(PARKINGS) private readonly parkings: readonly Parking[]) {}

  @Get()
  @Operation({ fa: 'جریان‌های متوقف و علت توقف', en: 'Parked streams and their faults' })
  @ApiOkResponse({ type: ParkedDto })
  async parkedStreams(): Promise<ParkedDto> {
    const parked = await Promise.all(
      this.parkings.map(async (parking) =>
        (await parking.parked()).map((stream) => ({
          host: parking.host,
          ...stream,
          reason: withoutPersonalNumbers(stream.reason),
        })),
      ),
    );
    const notKnown = await Promise.all(this.parkings.map(async (parking) => (await parking.notKnown?.()) ?? []));
    return { items: parked.flat(), notKnown: notKnown.flat() };
  }

  @Post('replays')
  @AnsweredAnew()
  @HttpCode(200)
  @Operation({
    fa: 'ادامه یک جریان متوقف، به ترتیب تا نخستین خطا؛ تکرار درخواست بی‌زیان است',
    en: 'Replay a parked stream in order, up to the first event that fails; repeating the request is harmless, and its first response is not stored',
  })
  @ApiOkResponse({ type: ReplayedDto })
  async replayParked(@Body() { host, stream }: ReplayBody, @CommandEnvelope() _: Envelope): Promise<ReplayedDto> {
    const parking = this.parkings.find((each) => each.host === host);
    if (!parking || !(await parking.parked()).some((parked) => parked.stream === stream))
      throw missing('StreamMustBeParked', { host, stream });
    const replayed = await parking.replayParked(stream);
    if (!replayed)
      throw new ProblemException(503, 'WorkMustBeDoneHere', { data: { host }, headers: { 'Retry-After': '1' } });
    const { handled, fault } = replayed;
    return { handled, ...(fault && { fault: withoutPersonalNumbers(fault.message) }) };
  }
}
