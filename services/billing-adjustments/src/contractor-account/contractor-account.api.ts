import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, forbidden, PageQuery, Reads, Roles, type SignedInActor } from '@pishkhan/service-kit';
import { ContractorPath, StatementAnswer, type StatementEntry } from './contractor-account.dto.ts';
import { contractorBalance, contractorStatement, type StatementItem } from './views/contractor-statement.view.ts';

const shown = ({ linkId, amount, accountId, caseId, correctionId, reason, postedOn }: StatementItem): StatementEntry =>
  ({ linkId, amount, accountId, caseId, correctionId, reason, postedOn });

/** Whoever is here as a contractor sees the own account and no other. */
const seesOnlyOwn = ({ roles }: SignedInActor): boolean => roles.every((role) => role === 'readingContractor');

@ApiTags('contractors')
@Controller('v1/contractors')
export class ContractorAccountApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get(':contractorId/account')
  @Roles('headOfSubscriberAffairs', 'auditor', 'readingContractor')
  @ApiOperation({ summary: "A reading contractor's debits from Card 74 pairs (A3-5); a contractor sees the own account" })
  @ApiOkResponse({ type: StatementAnswer })
  async readContractorAccount(@Param() { contractorId }: ContractorPath, @Query() { cursor, limit }: PageQuery, @CurrentActor() actor: SignedInActor): Promise<StatementAnswer> {
    if (seesOnlyOwn(actor) && actor.office !== contractorId) throw forbidden('ContractorMayOnlySeeOwnAccount', { contractorId });
    const { items, next } = await this.reads.page(contractorStatement, { filter: { contractorId }, orderBy: 'place', descending: true, cursor, limit });
    const owed = await this.reads.find(contractorBalance, contractorId);
    return { contractorId, balance: owed?.balance ?? 0, items: items.map(shown), next };
  }
}
