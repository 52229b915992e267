import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Platform, ServiceDefinition } from '../../../definition.ts';
import { Aggregates } from '../../../commands/commands.ts';
import { Operation } from '../../../documents/operation.ts';
import { kitTitles } from '../../../http/kit-titles.ts';
import { missing } from '../../../http/problem.ts';
import type { SignedInActor } from '../../../http/request-context.ts';
import { Access } from '../../../identity/access.ts';
import { CurrentActor } from '../../../identity/current-actor.ts';
import { DEFINITION, PLATFORM } from '../../../running/tokens.ts';
import { confirmers } from '../policy-controller.ts';
import { describedFields } from './described-field.ts';
import { freeNameIn, listedOf, versionsOf, type RightTo } from './document-answers.ts';
import { DocumentDto, DocumentPath, DocumentsDto } from './documents.dto.ts';
import { PublishedDocuments } from './published-documents.ts';

const isAmong = (roles: readonly string[], fitting: object): boolean => roles.some((role) => role in fitting);

/** What people administer in a service, in versions with two persons (15.2, 7.5). */
@ApiTags('published documents')
@Controller('v1/published-documents')
@Access({ ...confirmers, auditor: 'company' })
export class PublishedDocumentsApi {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PublishedDocuments) private readonly published: PublishedDocuments,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Operation({
    fa: 'اسنادی که در این سرویس با دو نفر و تاریخ اجرا منتشر می‌شوند، نسخه جاری و پیشنهادها',
    en: 'Documents that are published in versions, what is in force today, and proposals that wait (15.2, 7.5)',
  })
  @ApiOkResponse({ type: DocumentsDto })
  async listPublishedDocuments(): Promise<DocumentsDto> {
    const today = this.platform.clock.today();
    const documents = await this.published.all();
    const states = await Promise.all(documents.map((document) => document.load(this.aggregates)));
    const items = documents.map((document, place) => listedOf(document, states[place]!, today));
    return DocumentsDto.of({ service: this.definition.title, items });
  }

  @Get(':document')
  @Operation({
    fa: 'همه نسخه‌های یک سند با تاریخ اجرا، پیشنهاددهنده و تأییدکننده، و فرم نسخه تازه',
    en: 'Every version of a document with its days and persons, and the form of a new version (15.2, 7.5)',
  })
  @ApiOkResponse({ type: DocumentDto })
  async readPublishedDocument(
    @Param() { document: name }: DocumentPath,
    @CurrentActor() { subject, roles }: SignedInActor,
  ): Promise<DocumentDto> {
    const document = (await this.published.all()).find((each) => each.name === name);
    if (!document) throw missing('PublishedDocumentMustExist', { document: name });
    const state = await document.load(this.aggregates);
    const today = this.platform.clock.today();
    const { title, proposals, decisions, previews = null, fixed, firstDay, fields } = document;
    const mayDecide = isAmong(roles, confirmers);
    const rightTo: RightTo = (version) => {
      const refusal = document.refusalOf(state, version, { subject, roles }, this.platform.clock);
      return {
        isAllowed: mayDecide && !refusal,
        because: mayDecide && refusal ? this.titleOf(refusal.rejected) : undefined,
      };
    };
    return {
      document: name,
      service: this.definition.title,
      today,
      mayPropose: roles.includes('policyOfficer'),
      mayDecide,
      title,
      proposals,
      decisions,
      previews,
      fixed: { ...fixed },
      firstDay,
      freeName: freeNameIn(state),
      fields: describedFields(fields),
      versions: versionsOf(document, state, today, rightTo),
    };
  }

  private titleOf(rule: string) {
    return this.definition.ruleTitles?.[rule] ?? kitTitles[rule];
  }
}
