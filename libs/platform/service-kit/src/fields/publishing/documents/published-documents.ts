import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from '../../../commands/commands.ts';
import type { Platform, ServiceDefinition } from '../../../definition.ts';
import { lookUpPolicies } from '../../../reads/look-ups/domain/look-up-limits.policy.ts';
import { Reads } from '../../../reads/reads.ts';
import { DEFINITION, PLATFORM } from '../../../running/tokens.ts';
import { listedOf } from './document-answers.ts';
import { versionedPolicies, type VersionedDocument } from './versioned-document.ts';

/** Calendars of more offices than these are found by the name of the office only. */
const MOST_OFFICES = 200;

const LOOK_UP_POLICIES = '/v1/look-up-policies';

/** What people administer in this service in versions. */
@Injectable()
export class PublishedDocuments {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  async all(): Promise<readonly VersionedDocument[]> {
    const { documents, offices, lookUps } = this.definition;
    const page = documents && offices && (await this.reads.page(offices.view, { limit: MOST_OFFICES }));
    const own = documents?.(page?.items ?? []) ?? [];
    return lookUps ? [...own, ...versionedPolicies(lookUpPolicies, lookUps.policy, LOOK_UP_POLICIES)] : own;
  }

  /** Those of the company without a version in force today. */
  async notInForce(): Promise<readonly VersionedDocument[]> {
    const missing: VersionedDocument[] = [];
    for (const document of await this.all()) {
      if (document.isOfOneUnit) continue;
      const state = await document.load(this.aggregates);
      if (listedOf(document, state, this.platform.clock.today()).inForce === null) missing.push(document);
    }
    return missing;
  }
}
