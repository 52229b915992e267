import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, OkPage, Operation, PageQuery, Reads } from '@pishkhan/service-kit';
import { shown, shownSchemaOf } from '@pishkhan/views';
import { certificatesWaiting } from './views/certificates-waiting.view.ts';

@ApiTags('certificates')
@Controller('v1/certificate-proposals')
export class CertificateProposalsApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get()
  @Access({ certificationOfficer: 'company', headOfSubscriberAffairs: 'company', auditor: 'company' })
  @Operation({
    fa: 'گواهی‌هایی که هنوز شخص دوم تأیید نکرده است',
    en: 'Certificates that wait for their second person (7.5)',
  })
  @OkPage(shownSchemaOf(certificatesWaiting))
  async listCertificateProposals(@Query() { cursor, limit }: PageQuery) {
    const { items, next } = await this.reads.page(certificatesWaiting, { filter: {}, cursor, limit });
    return { items: items.map((each) => shown(certificatesWaiting, each)), next };
  }
}
