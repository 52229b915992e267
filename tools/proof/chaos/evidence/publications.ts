import type { RecordedEvent } from '@pishkhan/event-store';
import { topicOf, type PublishMap } from '@pishkhan/messages';
import { casePublications } from '../../../../services/case-handling/src/case/case.publish.ts';
import { accountPublications } from '../../../../services/customer-accounts/src/account/account.publish.ts';
import { meterPublications } from '../../../../services/metering/src/meter/meter.publish.ts';
import { parts } from '../../../../services/billing-adjustments/src/domain.ts';
import { services } from '../../../audit/registry.ts';

const publishMaps: Readonly<Record<string, PublishMap>> = {
  'customer-accounts': accountPublications,
  metering: meterPublications,
  'billing-adjustments': Object.assign(
    {},
    ...parts.map((part) => ('publish' in part ? part.publish : {})),
  ) as PublishMap,
  'case-handling': casePublications,
};

/** An event that must be published to other services. */
export interface Public {
  readonly topic: string;
  /** Contract type. */
  readonly type: string;
  readonly event: RecordedEvent;
}

const serviceOf = (stream: string): string | undefined =>
  services.find(({ deciders }) => deciders.some(({ category }) => stream.startsWith(`${category}-`)))?.name;

/** The public events of the log by the services' publish maps. */
export const publicOf = (log: readonly RecordedEvent[]): Public[] =>
  log.flatMap((event) => {
    const service = serviceOf(event.stream);
    const publication = service === undefined ? undefined : publishMaps[service]?.[event.type]?.(event);
    return publication ? [{ topic: topicOf(service!), type: publication.contract.type, event }] : [];
  });
