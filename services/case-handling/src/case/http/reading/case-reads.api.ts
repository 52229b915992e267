import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { accountId, billNumber, choice, meterSerial, optional, trackingCode } from '@pishkhan/fields';
import type { Reach } from '@pishkhan/roles';
import {
  CurrentActor,
  dto,
  Granted,
  LookUps,
  mayReadNumbers,
  missing,
  Operation,
  paging,
  PersonalData,
  Reads,
  Access,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { caseMustBeKnown, trackingCodeMustBeKnown } from '../../../engine/rules/case.rules.ts';
import { CaseDesk } from '../../case-desk.ts';
import { meterNamed } from '../../../copies/meter-named.ts';
import { caseByTrackingCode } from '../../views/case-by-tracking-code.view.ts';
import { caseFile, type CaseFileView } from '../../views/case-file.view.ts';
import { caseFileOf, summaryOf } from './case-file.responses.ts';
import { CaseFileDto, CasePage } from './case-file.dto.ts';
import { casesIn, isSeenBy, notAbout } from './case.scope.ts';
import { contractorIn, shownToContractor, summaryForContractor } from './shown/contractors-case.ts';
import { maskedApplicant } from './look-ups/applicant-shown.ts';
import { hasNumbers } from './look-ups/numbers-in-texts.ts';
import { caseReaders } from '../case.roles.ts';

export class CaseQuery extends dto({
  ...paging,
  account: optional(accountId()),
  bill: optional(billNumber()),
  meter: optional(meterSerial()),
  tracking: optional(trackingCode()),
  state: optional(
    choice(
      {
        fa: 'وضعیت پرونده: باز، انصراف (هنوز به متقاضی اعلام نشده) یا بسته؛ اگر خالی باشد، همه',
        en: 'state: open, withdrawn (to be confirmed to the applicant) or closed; default all',
      },
      ['open', 'withdrawn', 'closed'],
      {
        titles: {
          open: { fa: 'باز', en: 'open' },
          withdrawn: { fa: 'انصراف، در انتظار اعلام به متقاضی', en: 'withdrawn, to be confirmed to the applicant' },
          closed: { fa: 'بسته', en: 'closed' },
        },
      },
    ),
  ),
}) {}

class TrackingPath extends dto({ trackingCode: trackingCode() }) {}

/** @throws ProblemException 404 by this rule */
const mustBeSeenBy = (
  actor: SignedInActor,
  reach: Reach,
  file: CaseFileView,
  { rule, id }: { readonly rule: string; readonly id: string },
): void => {
  if (!isSeenBy(file, actor, reach)) throw missing(rule, { id });
};

@ApiTags('cases')
@Controller('v1')
export class CaseReadsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  @Get('cases')
  @Access(caseReaders)
  @Operation({
    fa: 'پرونده‌های دفتر خود؛ برای رئیس و کارشناسان، پرونده‌های شهرستان؛ برای حسابرس همه؛ تازه‌ترین در آغاز',
    en: 'Cases of the own office; of the county for its head and experts; all for the auditor, newest first; `account`, `bill` and `meter` select those about them, `tracking` the one with this code, the one that it continues and the one that continues it',
  })
  @ApiOkResponse({ type: CasePage })
  async listCases(
    @Query() { account, bill, meter, tracking, state, cursor, limit }: CaseQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<CasePage> {
    const filter = {
      ...casesIn(reach),
      ...notAbout(actor),
      ...(account === undefined ? {} : { accountId: account }),
      ...(bill === undefined ? {} : { billNumber: bill }),
      ...(meter === undefined ? {} : { meterId: await meterNamed(this.reads, meter) }),
      ...(tracking === undefined ? {} : await this.withCode(tracking)),
      ...(state === undefined ? {} : { state }),
    };
    const { items, next } = await this.reads.page(caseFile, {
      filter,
      orderBy: 'openedOn',
      descending: true,
      cursor,
      limit,
    });
    const contractor = contractorIn(reach);
    const shown = (file: (typeof items)[number]) =>
      contractor === undefined ? summaryOf(file) : summaryForContractor(summaryOf(file), file, contractor);
    return { items: items.map(shown), next };
  }

  /** The case with this code, the one that it continues, and the one that continues it (A3-3, A2-1). */
  private async withCode(code: string) {
    const found = await this.reads.model(caseFile).findOne({ trackingCode: code }).lean();
    const linked = [found?.continues?.caseId ?? [], found?.continuedBy ?? []].flat();
    return linked.length === 0
      ? { trackingCode: code }
      : { $or: [{ trackingCode: code }, { _id: trusted({ $in: linked }) }] };
  }

  @Get('cases/:caseId')
  @Access(caseReaders)
  @PersonalData('withReason')
  @Operation({
    fa: 'پرونده کامل، سابقه آن و اقدام‌های ممکن',
    en: 'The whole case, line by line, and the actions that the caller may take now',
  })
  @ApiOkResponse({ type: CaseFileDto })
  async readCase(
    @Param('caseId') caseId: string,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<CaseFileDto> {
    const file = await this.reads.one(caseFile, caseId, caseMustBeKnown.rule);
    mustBeSeenBy(actor, reach, file, { rule: caseMustBeKnown.rule, id: caseId });
    return this.shownTo(actor, reach, file);
  }

  private async shownTo(
    actor: SignedInActor,
    reach: Reach,
    file: CaseFileView & { readonly _id: string },
  ): Promise<CaseFileDto> {
    this.lookUps.nothing();
    const { applicant, ...beside } = await this.desk.beside(file._id, actor);
    const contractor = contractorIn(reach);
    if (contractor !== undefined)
      return shownToContractor(caseFileOf(file, { ...beside, applicant: undefined }), file, contractor);
    const isLookUp = applicant !== undefined || (mayReadNumbers(actor) && hasNumbers(file));
    const form = isLookUp ? await this.recorded(file) : 'masked';
    return caseFileOf(file, {
      ...beside,
      applicant: form === 'whole' ? applicant : applicant && maskedApplicant(applicant),
    });
  }

  /** The form that the recorded look-up allows, for the applicant and for the numbers in texts (N7, N17). */
  private recorded({ _id: caseId, accountId, countyOffice }: CaseFileView & { readonly _id: string }) {
    return this.lookUps.record({
      accounts: accountId === null ? [] : [accountId],
      persons: [caseId],
      counties: [countyOffice],
    });
  }

  @Get('tracking/:trackingCode')
  @Access(caseReaders)
  @PersonalData('withReason')
  @Operation({
    fa: 'پرونده متقاضی با کد رهگیری',
    en: 'The case with this tracking code',
  })
  @ApiOkResponse({ type: CaseFileDto })
  async trackCase(
    @Param() { trackingCode: code }: TrackingPath,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<CaseFileDto> {
    const { caseId } = await this.reads.one(caseByTrackingCode, code, trackingCodeMustBeKnown.rule);
    const file = await this.reads.one(caseFile, caseId, caseMustBeKnown.rule);
    mustBeSeenBy(actor, reach, file, { rule: trackingCodeMustBeKnown.rule, id: code });
    return this.shownTo(actor, reach, file);
  }
}
