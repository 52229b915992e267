import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import {
  CommandEnvelope,
  Commands,
  type Envelope,
  Granted,
  mustHold,
  Offices,
  OkPage,
  Operation,
  type Page,
  Reads,
  Access,
} from '@pishkhan/service-kit';
import { scopeOf, type Reach } from '@pishkhan/roles';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import {
  CertificateBody,
  CertificateNamedDto,
  CertificateQuery,
  RevocationDto,
  RevocationBody,
  SubjectPath,
} from './certificate.dto.ts';
import { certificate } from './domain/certificate.ts';
import { countyOfACertificateMustBeThatOfTheOffice } from './domain/certificate.rules.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';

@ApiTags('certificates')
@Controller('v1/certificates')
export class CertificateApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post()
  @Access({ certificationOfficer: 'company' })
  @Operation({
    fa: 'گواهی صلاحیت نماینده برای یک دفتر پیشخوان',
    en: 'Certify a representative for a counter office (1.2, A1-3)',
  })
  @ApiCreatedResponse({ type: CertificateNamedDto })
  async grantCertificate(
    @Body() body: CertificateBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CertificateNamedDto> {
    const { countyOffice } = await this.offices.named(body.office, 'counterOffice');
    mustHold(countyOfACertificateMustBeThatOfTheOffice(countyOffice, body.countyOffice));
    await this.commands.execute(
      certificate,
      body.subject,
      {
        type: 'GrantCertificate',
        ...body,
        ...(countyOffice !== null && { countyOffice }),
        issuer: envelope.actor.subject,
      },
      envelope,
    );
    return { subject: body.subject, certificateNumber: body.certificateNumber };
  }

  @Post(':subject/revocations')
  @HttpCode(200)
  @Access({ certificationOfficer: 'company' })
  @Operation({ fa: 'لغو همه گواهی‌های یک شخص از امروز', en: 'Revoke every certificate of a person, from today on' })
  @ApiOkResponse({ type: RevocationDto })
  async revokeCertificates(
    @Param() { subject }: SubjectPath,
    @Body() { reason }: RevocationBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RevocationDto> {
    const on = envelope.businessDate as CivilDate;
    const { events } = await this.commands.execute(
      certificate,
      subject,
      { type: 'RevokeCertificates', reason, on },
      envelope,
    );
    const revoked = events.filter((event) => event.type === 'CertificateRevoked');
    return { subject, revoked: revoked.map(({ data }) => data.certificateNumber) };
  }

  @Get()
  @Access({
    certificationOfficer: 'company',
    headOfSubscriberAffairs: 'company',
    auditor: 'company',
    qualifiedRepresentative: 'ownOffice',
  })
  @Operation({
    fa: 'گواهی‌ها؛ نماینده تنها دفتر خود را می‌بیند',
    en: 'Certificates, optionally of one office; a representative sees the own office',
  })
  @OkPage(shownSchemaOf(certificatesOfOffice))
  async listCertificates(
    @Query() { office, cursor, limit }: CertificateQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof certificatesOfOffice>>> {
    const { officeId: seen = office } = scopeOf(reach);
    const { items, next } = await this.reads.page(certificatesOfOffice, {
      filter: seen === undefined ? {} : { office: seen },
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(certificatesOfOffice, each)), next };
  }
}
