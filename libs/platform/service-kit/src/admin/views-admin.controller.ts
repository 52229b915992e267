import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { derivedId } from '@pishkhan/identifiers';
import { ViewMustNotBeRebuilding } from '@pishkhan/views';
import type { FastifyReply } from 'fastify';
import { AnsweredAnew } from '../commands/keys/answered-anew.ts';
import { CommandEnvelope } from '../commands/command-envelope.ts';
import type { Envelope } from '../commands/envelope.ts';
import { Operation } from '../documents/operation.ts';
import { missing, ProblemException } from '../http/problem.ts';
import { Access } from '../identity/access.ts';
import type { ProjectorHost } from '../running/projector-host.ts';
import { PROJECTORS } from '../running/tokens.ts';
import { RebuildBody, RebuildReportDto, ViewStatusDto, ViewsDto } from './admin.dto.ts';

/** After this time the request returns the progress of the rebuild. */
const PATIENCE_MS = 2_000;

/** State and rebuilding of the views, for company IT. */
@Controller('admin/views')
@Access({ operator: 'company' })
export class ViewsAdminController {
  constructor(@Inject(PROJECTORS) private readonly projectors: ProjectorHost) {}

  @Get()
  @Operation({
    fa: 'وضعیت هر فهرست، بازسازی در جریان و گزارش آخرین بازسازی',
    en: 'State of each view, a running rebuild, and the report of the last one',
  })
  @ApiOkResponse({ type: ViewsDto })
  async viewsOfService(): Promise<ViewsDto> {
    return { items: (await this.projectors.status()).map((status) => ViewStatusDto.ofStatus(status)) };
  }

  @Post(':view/rebuilds')
  @AnsweredAnew()
  @Operation({
    fa: 'بازسازی فهرست در کنار کار جاری: گزارش آن، یا اگر بیش از دو ثانیه شود ۲۰۲ و وضعیت فهرست در GET /admin/views؛ همان کلید همان بازسازی را می‌پرسد',
    en: 'Rebuild a view beside live traffic: returns its report, or 202 with the state of the view after two seconds (then poll GET /admin/views); the same key returns the same rebuild',
  })
  @ApiOkResponse({ type: RebuildReportDto })
  @ApiAcceptedResponse({ type: ViewStatusDto })
  async rebuildView(
    @Param('view') view: string,
    @Body() { swap }: RebuildBody,
    @CommandEnvelope() { commandId, commandHash }: Envelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const statusOf = async () => (await this.projectors.status()).find((status) => status.view === view);
    if (!(await statusOf())) throw missing('ViewMustExist', { view });
    const report = await this.reportSoon(view, { swap, run: derivedId('rebuild', commandId, commandHash) });
    void reply.code(report ? 200 : 202);
    if (!report) void reply.header('location', '/admin/views');
    return report ? RebuildReportDto.ofReport(report) : ViewStatusDto.ofStatus((await statusOf())!);
  }

  /** `undefined` if the rebuild takes longer than `PATIENCE_MS`. */
  private async reportSoon(view: string, options: Parameters<ProjectorHost['rebuild']>[1]) {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE_MS)));
    const asked = this.projectors.rebuild(view, options).finally(() => clearTimeout(timer));
    try {
      return await Promise.race([asked, patience]);
    } catch (error) {
      throw error instanceof ViewMustNotBeRebuilding
        ? new ProblemException(409, error.name, { data: { view } })
        : error;
    }
  }
}
