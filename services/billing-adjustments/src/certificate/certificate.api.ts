import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
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
  PLATFORM,
  type Platform,
  Reads,
  Access,
  StrongLogin,
} from '@pishkhan/service-kit';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  CertificateBody,
  CertificateDeclineBody,
  CertificateNamedDto,
  CertificatePath,
  CertificateQuery,
  RevocationDto,
  RevocationBody,
  SubjectPath,
} from './certificate.dto.ts';
import { certificateSchema, standingOf } from './certificate-standing.ts';
import type { CertificateCommand } from './domain/certificate.messages.ts';
import { certificate } from './domain/certificate.ts';
import { countyOfACertificateMustBeThatOfTheOffice } from './domain/certificate.rules.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';

@ApiTags('certificates')
@Controller('v1/certificates')
export class CertificateApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post()
  @Access({ certificationOfficer: 'company' })
  @Operation({
    fa: 'پیشنهاد گواهی صلاحیت نماینده برای یک دفتر پیشخوان؛ با تأیید شخص دوم معتبر می‌شود',
    en: 'Propose a certificate for a counter office; it is valid when another person confirms it (1.2, A1-3, 7.5)',
  })
  @ApiCreatedResponse({ type: CertificateNamedDto })
  async proposeCertificate(
    @Body() { reason, ...body }: CertificateBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CertificateNamedDto> {
    const { countyOffice } = await this.offices.named(body.office, 'counterOffice');
    mustHold(countyOfACertificateMustBeThatOfTheOffice(countyOffice, body.countyOffice));
    const terms = { ...body, ...(countyOffice !== null && { countyOffice }), issuer: envelope.actor.subject };
    const today = civilDate(envelope.businessDate);
    const command = { type: 'ProposeCertificate', terms, today, ...(reason !== undefined && { reason }) } as const;
    return this.step(body, command, envelope);
  }

  @Post(':subject/:certificateNumber/confirmations')
  @HttpCode(200)
  @StrongLogin('authority')
  @Access({ certificationOfficer: 'company', headOfSubscriberAffairs: 'company' })
  @Operation({
    fa: 'تأیید گواهی پیشنهادی به دست شخص دوم',
    en: 'Confirm a proposed certificate as the second person (7.5)',
  })
  @ApiOkResponse({ type: CertificateNamedDto })
  confirmCertificate(
    @Param() path: CertificatePath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CertificateNamedDto> {
    const { actor, businessDate } = envelope;
    const { certificateNumber } = path;
    const by = { subject: actor.subject, roles: actor.roles };
    const at = this.platform.clock.now().toISOString();
    const command = { type: 'ConfirmCertificate', certificateNumber, by, today: civilDate(businessDate), at } as const;
    return this.step(path, command, envelope);
  }

  @Post(':subject/:certificateNumber/declines')
  @HttpCode(200)
  @Access({ certificationOfficer: 'company', headOfSubscriberAffairs: 'company' })
  @Operation({
    fa: 'رد گواهی پیشنهادی با ذکر علت، یا پس‌گرفتن آن',
    en: 'Decline or withdraw a proposed certificate, with a reason',
  })
  @ApiOkResponse({ type: CertificateNamedDto })
  declineCertificate(
    @Param() path: CertificatePath,
    @Body() { reason }: CertificateDeclineBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CertificateNamedDto> {
    const { actor, businessDate } = envelope;
    const { certificateNumber } = path;
    const by = actor.subject;
    const command = {
      type: 'DeclineCertificate',
      certificateNumber,
      by,
      reason,
      today: civilDate(businessDate),
    } as const;
    return this.step(path, command, envelope);
  }

  @Post(':subject/revocations')
  @HttpCode(200)
  @StrongLogin('authority')
  @Access({ certificationOfficer: 'company' })
  @Operation({
    fa: 'لغو همه گواهی‌های یک شخص از امروز',
    en: 'Revoke every certificate of a person from today on, at once and by one person (1.2)',
  })
  @ApiOkResponse({ type: RevocationDto })
  async revokeCertificates(
    @Param() { subject }: SubjectPath,
    @Body() { reason }: RevocationBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RevocationDto> {
    const on = civilDate(envelope.businessDate);
    const { events } = await this.commands.execute(
      certificate,
      subject,
      { type: 'RevokeCertificates', by: envelope.actor.subject, reason, on },
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
  @OkPage(certificateSchema)
  async listCertificates(
    @Query() { office, cursor, limit }: CertificateQuery,
    @Granted() reach: Reach,
  ): Promise<Page<ReturnType<typeof standingOf>>> {
    const { officeId: seen = office } = scopeOf(reach);
    const { items, next } = await this.reads.page(certificatesOfOffice, {
      filter: seen === undefined ? {} : { office: seen },
      cursor,
      limit,
    });
    const today = this.platform.clock.today();
    return { items: items.map((each) => standingOf(each, today)), next };
  }

  private async step(
    { subject, certificateNumber }: CertificatePath,
    command: CertificateCommand,
    envelope: Envelope,
  ): Promise<CertificateNamedDto> {
    const { state } = await this.commands.execute(certificate, subject, command, envelope);
    const isNamed = (each: { readonly certificateNumber: string }) => each.certificateNumber === certificateNumber;
    const status = state.certificates.some(isNamed) ? 'granted' : state.waiting?.some(isNamed) ? 'waiting' : 'declined';
    return { subject, certificateNumber, status };
  }
}
