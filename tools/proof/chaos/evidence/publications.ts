import { inCategory, type RecordedEvent } from '@pishkhan/event-store';
import { topicOf } from '@pishkhan/messages';
import { services, type ServiceHistory } from '../../../audit/registry.ts';

/** An event that must be published to other services. */
export interface Public {
  readonly topic: string;
  /** Contract type. */
  readonly type: string;
  readonly event: RecordedEvent;
}

const serviceOf = (stream: string): ServiceHistory | undefined =>
  services.find(({ deciders }) => deciders.some(({ category }) => inCategory(stream, category)));

/** The public events of the log by the services' publish maps. */
export const publicOf = (log: readonly RecordedEvent[]): Public[] =>
  log.flatMap((event) => {
    const service = serviceOf(event.stream);
    const publication = service?.publish[event.type]?.(event);
    return service && publication ? [{ topic: topicOf(service.name), type: publication.contract.type, event }] : [];
  });
