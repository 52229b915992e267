import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { nullable, plain } from '@pishkhan/fields';
import { NOWHERE } from '@pishkhan/roles';
import { CurrentActor, dto, Operation, PageQuery, Reads, Access, type SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { kindNamed, stageOf } from '../../../engine/kind/kind.ts';
import { kinds } from '../../../kinds/index.ts';
import { calledBackOrders, type CalledBackOrder } from '../../views/called-back-orders.view.ts';
import { WordsDto } from '../forms/words.dto.ts';
import { reporters } from '../case.roles.ts';
import { notAbout } from './case.scope.ts';

export class CalledBackOrderDto extends dto({
  caseId: plain.text('case'),
  trackingCode: plain.text('tracking code'),
  accountId: nullable(plain.text('account')),
  meterId: nullable(plain.text('meter')),
  officeId: plain.text('counter office of the case'),
  assignedTo: nullable(plain.text('person to whom the order was assigned')),
  calledBackOn: nullable(plain.day('day of the call-back')),
  reason: plain.text('why the order was called back'),
  reportedOn: nullable(plain.day('day of a report that arrived all the same, and was kept without effect')),
}) {
  @ApiProperty({ type: () => WordsDto, description: 'the work that is no longer needed' }) work!: WordsDto;
}

export class CalledBackOrderPage {
  @ApiProperty({ type: () => CalledBackOrderDto, isArray: true }) items!: CalledBackOrderDto[];
  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page; null on the last page' })
  next!: string | null;
}

const orderOf = (order: CalledBackOrder & { readonly _id: string }): CalledBackOrderDto => {
  const { kind, kindVersion, stage, trackingCode, accountId, meterId, officeId } = order;
  const { assignedTo, calledBackOn, reason, reportedOn } = order;
  const named = kindNamed(kinds, kind, kindVersion);
  const at = named && stageOf(named, stage);
  const work = at && 'orders' in at ? at.orders.title : { fa: stage, en: stage };
  return {
    caseId: order._id,
    trackingCode,
    accountId,
    meterId,
    officeId,
    assignedTo,
    calledBackOn,
    reason,
    reportedOn,
    work: { fa: work.fa, en: work.en },
  };
};

@ApiTags('cases')
@Controller('v1/called-back-orders')
export class CalledBackOrdersApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get()
  @Access(reporters)
  @Operation({
    fa: 'کارهای لغوشده من: بازدیدهایی که با انصراف متقاضی دیگر لازم نیست؛ تازه‌ترین در آغاز',
    en: "The caller's orders that were called back with a withdrawn request, newest first (15.4-49)",
  })
  @ApiOkResponse({ type: CalledBackOrderPage })
  async list(
    @Query() { cursor, limit }: PageQuery,
    @CurrentActor() actor: SignedInActor,
  ): Promise<CalledBackOrderPage> {
    const { items, next } = await this.reads.page(calledBackOrders, {
      filter: {
        calledBack: true,
        shownTo: trusted({ $elemMatch: { unit: actor.office ?? NOWHERE, role: { $in: [...actor.roles] } } }),
        ...notAbout(actor),
      },
      orderBy: 'calledBackAt',
      descending: true,
      cursor,
      limit,
    });
    return { items: items.map(orderOf), next };
  }
}
