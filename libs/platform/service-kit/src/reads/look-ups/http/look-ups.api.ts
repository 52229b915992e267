import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { scopeOf, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import { shown, trusted } from '@pishkhan/views';
import { Operation } from '../../../documents/operation.ts';
import { OkPage } from '../../../documents/responses.ts';
import { Access, Granted } from '../../../identity/access.ts';
import type { ServiceDefinition } from '../../../definition.ts';
import { DEFINITION } from '../../../running/tokens.ts';
import { Reads } from '../../reads.ts';
import { recordsAbout } from '../../replay/hidden-records.ts';
import { lookUpsSchema } from '../views/look-ups.view.ts';
import type { LookUpParts } from '../index.ts';
import { LookUpQuery, UnusualLookUpsDto, UnusualQuery } from './look-ups.dto.ts';
import { LOOK_UP_PARTS } from './look-ups.ts';
import { UnusualLookUps } from './report/unusual-look-ups.ts';

const examiners = { headOfSubscriberAffairs: 'ownCounty', auditor: 'all' } as const satisfies AccessDeclaration;

/** A head sees look-ups of accounts of the county and those by its readers. */
export const countiesSeen = (reach: Reach): { readonly counties?: string } => {
  const { countyOffice } = scopeOf(reach);
  return countyOffice === undefined ? {} : { counties: countyOffice };
};

@ApiTags('look-ups')
@Controller('v1')
export class LookUpsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(UnusualLookUps) private readonly unusual: UnusualLookUps,
    @Inject(LOOK_UP_PARTS) private readonly parts: LookUpParts,
    @Inject(DEFINITION) private readonly definition: Pick<ServiceDefinition, 'streams'>,
  ) {}

  @Get('look-ups')
  @Access(examiners)
  @Operation({
    fa: 'چه کسی اطلاعات این اشتراک را دیده است؛ یا این کاربر چه دیده است؛ تازه‌ترین در آغاز',
    en: 'Who looked at the data of an account, or what a reader looked at, the latest first (N7)',
  })
  @OkPage(lookUpsSchema)
  async readLookUps(@Query() { reader, account, from, to, cursor, limit }: LookUpQuery, @Granted() reach: Reach) {
    // A look at a record about the reader of this list would name the record (A5-1).
    const hidden = await recordsAbout(this.definition.streams, this.reads, reach.subject);
    const filter = {
      ...countiesSeen(reach),
      ...(hidden.length > 0 && { persons: trusted({ $nin: [...hidden] }), caseId: trusted({ $nin: [...hidden] }) }),
      ...(reader !== undefined && { reader: reader.toLowerCase() }),
      ...(account !== undefined && { accounts: account }),
      ...((from !== undefined || to !== undefined) && {
        day: trusted({ ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) }),
      }),
    };
    const view = this.parts.shown;
    const { items, next } = await this.reads.page(view, { filter, orderBy: 'at', descending: true, cursor, limit });
    return { items: items.map((each) => shown(view, each)), next };
  }

  @Get('unusual-look-ups')
  @Access(examiners)
  @Operation({
    fa: 'مشاهده‌های غیرعادی اطلاعات مشترکین، برای رئیس امور مشترکین شهرستان و حسابرس',
    en: 'Unusual look-ups by the rules of the policy, for the head of the county and the auditor (N7)',
  })
  @ApiOkResponse({ type: UnusualLookUpsDto })
  readUnusualLookUps(@Query() { from, to }: UnusualQuery, @Granted() reach: Reach): Promise<UnusualLookUpsDto> {
    return this.unusual.between({ from, to }, countiesSeen(reach));
  }
}
