import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import { Access, Granted, mustBeWithin, OkResponse, Operation, Reads } from '@pishkhan/service-kit';
import { list, oneOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { inWords } from '../../decision/happenings.ts';
import { unidentifiedPaymentMustExist } from '../domain/unidentified-payment.rules.ts';
import { UnidentifiedPaymentPath } from '../unidentified-payment.dto.ts';
import { unidentifiedPayments } from '../views/unidentified-payments.view.ts';
import { Candidates, candidateTitles, type CandidateKind } from './candidates.ts';

const candidate = Type.Object(
  {
    accountId: text('account of the own county'),
    because: list(
      'why it could be this account',
      Type.Object(
        {
          kind: oneOf('sign', Object.keys(candidateTitles) as CandidateKind[]),
          title: inWords('in words'),
          billNumber: optional(text('bill that asks for the same amount')),
        },
        { $id: 'CandidateSign' },
      ),
    ),
  },
  { $id: 'Candidate' },
);

/** Accounts to which unidentified money could belong (8.7). */
@ApiTags('unidentified payments')
@Controller('v1/unidentified-payments')
export class CandidatesApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Candidates) private readonly candidates: Candidates,
  ) {}

  @Get(':unidentifiedPaymentId/candidates')
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'اشتراک‌های شهرستان که وجه می‌تواند از آن‌ها باشد: همان شناسه قبض، شماره نزدیک، یا قبض پرداخت‌نشده با همین مبلغ',
    en: 'Accounts of the county to which the money could belong: the same bill id, a near number, an unpaid bill of this amount',
  })
  @OkResponse(Type.Object({ items: list('the most likely first', candidate) }, { $id: 'CandidateList' }))
  async list(@Param() { unidentifiedPaymentId: id }: UnidentifiedPaymentPath, @Granted() reach: Reach) {
    const found = await this.reads.one(unidentifiedPayments, id, unidentifiedPaymentMustExist.rule);
    const { channel, countyOffice = reach.office } = found;
    mustBeWithin(reach, { channel, countyOffice }, unidentifiedPaymentMustExist.rule, id);
    const items = await this.candidates.of(found, reach.office ?? '');
    return {
      items: items.map(({ accountId, because }) => ({
        accountId,
        because: because.map((sign) => ({ ...sign, title: { ...candidateTitles[sign.kind] } })),
      })),
    };
  }
}
