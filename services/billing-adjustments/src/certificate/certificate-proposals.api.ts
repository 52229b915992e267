import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  CurrentActor,
  OkPage,
  Operation,
  PageQuery,
  type Platform,
  PLATFORM,
  Reads,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { titlesOf } from '@pishkhan/decider';
import { proposalFor, proposalSchema } from './certificate-standing.ts';
import * as rules from './domain/certificate-proposal.rules.ts';
import { certificatesWaiting } from './views/certificates-waiting.view.ts';

const titles = titlesOf([rules]);

@ApiTags('certificates')
@Controller('v1/certificate-proposals')
export class CertificateProposalsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Access({ certificationOfficer: 'company', headOfSubscriberAffairs: 'company', auditor: 'company' })
  @Operation({
    fa: 'گواهی‌هایی که هنوز شخص دوم تأیید نکرده است',
    en: 'Certificates that wait for their second person (7.5)',
  })
  @OkPage(proposalSchema)
  async listCertificateProposals(
    @Query() { cursor, limit }: PageQuery,
    @CurrentActor() { subject, roles }: SignedInActor,
  ) {
    const { items, next } = await this.reads.page(certificatesWaiting, { filter: {}, cursor, limit });
    const known = { today: this.platform.clock.today(), titles };
    return { items: items.map((each) => proposalFor(each, { subject, roles }, known)), next };
  }
}
