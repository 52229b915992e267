import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { derivedId } from '@pishkhan/identifiers';
import type { FastifyReply } from 'fastify';
import { CommandEnvelope } from '../../commands/command-envelope.ts';
import type { Envelope } from '../../commands/envelope.ts';
import { AnsweredAnew } from '../../commands/keys/answered-anew.ts';
import type { ServiceDefinition } from '../../definition.ts';
import { Operation } from '../../documents/operation.ts';
import { missing, ProblemException } from '../../http/problem.ts';
import { Access } from '../../identity/access.ts';
import { DEFINITION } from '../../running/tokens.ts';
import { VerificationDto, VerificationPath, VerificationsDto } from './verification.dto.ts';
import { Verifier } from './verifier.ts';

/** Whether the rules hold on the service's whole log, beside its other work (quality A5, A7). */
@ApiTags('verification')
@Controller('v1/verifications')
@Access({ auditor: 'company', operator: 'company' })
export class VerificationsApi {
  constructor(
    @Inject(Verifier) private readonly verifier: Verifier,
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
  ) {}

  @Post()
  @AnsweredAnew()
  @Operation({
    fa: 'راستی‌آزمایی همه رویدادها و فهرست‌های سرویس در کنار کار جاری؛ هر بار یکی، و همان کلید همان را پاسخ می‌دهد',
    en: 'Verify all events and views of the service beside live traffic, one run at a time; the same key returns the same run, with its present state',
  })
  @ApiAcceptedResponse({ type: VerificationDto })
  @ApiOkResponse({ type: VerificationDto, description: 'it has ended' })
  async startVerification(
    @CommandEnvelope() { commandId, commandHash }: Envelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VerificationDto> {
    const id = derivedId('verification', commandId, commandHash);
    const { runs } = this.verifier;
    const busy = (await runs.find(id)) ? undefined : await this.verifier.start(id);
    const run = busy === undefined || busy === id ? await runs.find(id) : undefined;
    // Another run, or the same request a moment ago, whose run is not stored yet.
    if (!run) throw new ProblemException(409, 'VerificationMustBeAlone', { data: { verificationId: busy ?? id } });
    void reply.code(run.state === 'running' ? 202 : 200).header('location', `/v1/verifications/${id}`);
    return VerificationDto.of(run);
  }

  @Get()
  @Operation({ fa: 'راستی‌آزمایی‌های اخیر سرویس', en: 'The last verifications of the service' })
  @ApiOkResponse({ type: VerificationsDto })
  async listVerifications(): Promise<VerificationsDto> {
    return VerificationsDto.of({ service: this.definition.title, items: [...(await this.verifier.runs.last())] });
  }

  @Get(':verificationId')
  @Operation({ fa: 'پیشرفت و یافته‌های یک راستی‌آزمایی', en: 'Progress and findings of a verification' })
  @ApiOkResponse({ type: VerificationDto })
  async readVerification(@Param() { verificationId }: VerificationPath): Promise<VerificationDto> {
    const run = await this.verifier.runs.find(verificationId);
    if (!run) throw missing('VerificationMustExist', { verificationId });
    return VerificationDto.of(run);
  }
}
