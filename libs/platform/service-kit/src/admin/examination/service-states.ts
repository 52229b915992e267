import { Inject, Injectable } from '@nestjs/common';
import { PublishedDocuments } from '../../fields/publishing/documents/published-documents.ts';
import type { VersionedDocument } from '../../fields/publishing/documents/versioned-document.ts';
import type { ProjectorHost } from '../../running/projector-host.ts';
import type { Parking } from '../../running/reaction-hosts.ts';
import { PARKINGS, PROJECTORS } from '../../running/tokens.ts';

/** What waits for a person: parked streams, streams of a newer release, documents without a version in force. */
@Injectable()
export class ServiceStates {
  constructor(
    @Inject(PARKINGS) private readonly parkings: readonly Parking[],
    @Inject(PROJECTORS) private readonly projectors: Pick<ProjectorHost, 'status'>,
    @Inject(PublishedDocuments) private readonly documents: PublishedDocuments,
  ) {}

  notInForce(): Promise<readonly VersionedDocument[]> {
    return this.documents.notInForce();
  }

  async parked(): Promise<readonly string[]> {
    const parked = await Promise.all(this.parkings.map((parking) => parking.parked()));
    return parked.flat().map(({ stream }) => stream);
  }

  /** Those of which a view waits for a newer release. */
  async held(): Promise<readonly string[]> {
    const views = await this.projectors.status();
    return views.flatMap(({ view, heldAt }) => heldAt.map(({ stream }) => `${view}: ${stream}`));
  }
}
