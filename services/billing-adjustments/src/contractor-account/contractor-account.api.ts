import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { Access, Granted, missing, mustBeWithin, mustHold, OkResponse, Operation, Reads } from '@pishkhan/service-kit';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { list, orNull, rial, shown, shownSchemaOf, text, trusted } from '@pishkhan/views';
import { Type } from 'typebox';
import { ContractorPath, StatementQuery } from './contractor-account.dto.ts';
import { contractorAccountMustExist, ownContractorMustBeRegistered } from './domain/contractor-account.rules.ts';
import { knownContractors } from './views/known-contractors.view.ts';
import { contractOfStatement, contractsOf, ofContract, type SumOfContract } from './sums/contracts.ts';
import { daysOfMonth, monthOfStatement, monthsOf, type DayOfStatement } from './sums/months.ts';
import { contractorBalance, contractorStatement } from './views/contractor-statement.view.ts';

const statement = Type.Object(
  {
    contractorId: text('reading contractor'),
    balance: rial('owed by the contractor'),
    months: list('debits less reversals by month of posting, the latest first', monthOfStatement),
    contracts: list('debits less reversals by contract of the wrong readings, the largest first', contractOfStatement),
    items: list('the latest first; of one month or contract if it is asked for', shownSchemaOf(contractorStatement)),
    next: orNull(text('opaque; pass it as `?cursor=`')),
  },
  { $id: 'Statement' },
);

@ApiTags('contractors')
@Controller('v1/contractors')
export class ContractorAccountApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get(':contractorId/account')
  @Access({ headOfSubscriberAffairs: 'company', auditor: 'company', readingContractor: 'ownContract' })
  @Operation({
    fa: 'بدهکاری‌های پیمانکار قرائت از کارت ۷۴؛ پیمانکار تنها حساب خود را می‌بیند',
    en: "A reading contractor's debits from Card 74 pairs (A3-5); a contractor sees the own account",
  })
  @OkResponse(statement)
  async readContractorAccount(
    @Param() { contractorId }: ContractorPath,
    @Query() { month, contractId, cursor, limit }: StatementQuery,
    @Granted() reach: Reach,
  ) {
    mustBeWithin(reach, { contractors: [contractorId] }, contractorAccountMustExist.rule, contractorId);
    const own = onlyContractorOf(reach);
    if (own !== undefined)
      mustHold(ownContractorMustBeRegistered((await this.reads.arriving(knownContractors, own)) !== undefined));
    const days = month && daysOfMonth(civilDate(month));
    const { items, next } = await this.reads.page(contractorStatement, {
      filter: {
        contractorId,
        ...(contractId !== undefined && { contractId: ofContract(contractId) }),
        ...(days && { postedOn: trusted({ $gte: days.from, $lte: days.to }) }),
      },
      orderBy: 'place',
      descending: true,
      cursor,
      limit,
    });
    const owed = await this.reads.find(contractorBalance, contractorId);
    if (!owed && own === undefined && !(await this.reads.find(knownContractors, contractorId)))
      throw missing(contractorAccountMustExist.rule, { id: contractorId });
    return {
      contractorId,
      ...(await this.sumsOf(contractorId)),
      balance: owed?.balance ?? 0,
      items: items.map((each) => shown(contractorStatement, each)),
      next,
    };
  }
  /** Of all lines, whatever month or contract is asked for. */
  private async sumsOf(contractorId: string) {
    const sumsBy = <Sum>(field: string) =>
      this.reads
        .model(contractorStatement)
        .aggregate<Sum>([
          { $match: { contractorId } },
          { $group: { _id: `$${field}`, amount: { $sum: '$amount' }, entries: { $sum: 1 } } },
        ]);
    const [days, contracts] = await Promise.all([
      sumsBy<DayOfStatement>('postedOn'),
      sumsBy<SumOfContract>('contractId'),
    ]);
    return { months: monthsOf(days), contracts: contractsOf(contracts) };
  }
}
