import type { DomainEvent } from '@pishkhan/decider';
import type { TObject } from 'typebox';
import type { Fact, FactOf, View } from '../view.ts';
import { mongooseSchemaOf, type DocumentOf, type Index } from './document.ts';
import type { Source } from './source.ts';

/** The pure fold of one document; `undefined` means that no document exists, before or after. */
type Change<Document, Event extends DomainEvent> = (
  document: Document | undefined,
  fact: FactOf<Event>,
  key: string,
) => Document | undefined;

/** For events that concern other documents than that of their stream's id. */
interface Keyed<Document, Event extends DomainEvent> {
  keys(fact: FactOf<Event>): readonly string[];
  readonly change: Change<Document, Event>;
}
type Handler<Document, Event extends DomainEvent> = Change<Document, Event> | Keyed<Document, Event> | 'ignored';

/** The effect of each event on its document; an event without effect is `'ignored'`. */
type Handlers<Document, Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Handler<Document, Extract<Event, { readonly type: Type }>>;
};

export interface ViewDefinition<Event extends DomainEvent, Content extends TObject, Hidden extends string> {
  /** Wire name; with the version it names the collection: `<name>_v<version>`. A changed fold is a new version. */
  readonly name: string;
  readonly version: number;
  /** One sentence: the question that the view answers, and for whom. */
  readonly question: string;
  /** `eventsOf(decider)` or `messagesOf('another-service')`. */
  readonly source: Source<Event>;
  /**
   * The document type, the collection's fields and the response schema are derived from it; `$id` names the schema in
   * OpenAPI.
   */
  readonly document: Content;
  readonly indexes?: readonly Index<Content>[];
  /** Fields for the service's internal use, excluded from responses. */
  readonly hidden?: readonly Hidden[];
}

/** A view whose documents have a schema. */
export interface DocumentView<Content extends TObject, Hidden extends string = never> extends View<
  DocumentOf<Content>
> {
  readonly document: Content;
  readonly hidden: readonly Hidden[];
}

/** Id of the aggregate, from the stream `<category>-<id>`. */
const idIn = (stream: string, categories: readonly string[]): string => {
  const category = categories.find((each) => stream.startsWith(`${each}-`));
  return category === undefined ? stream : stream.slice(category.length + 1);
};

const viewFrom = <Event extends DomainEvent, Content extends TObject, Hidden extends string>(
  { source, indexes = [], hidden = [], ...definition }: ViewDefinition<Event, Content, Hidden>,
  on: Readonly<Record<string, Handler<DocumentOf<Content>, Event>>>,
): DocumentView<Content, Hidden> => {
  const handlerOf = ({ type }: Fact) => {
    const handler = Object.hasOwn(on, type) ? on[type] : undefined;
    return handler === 'ignored' ? undefined : handler;
  };
  const categories = 'categories' in source.from ? source.from.categories : [];
  return {
    ...definition,
    hidden,
    from: source.from,
    schema: mongooseSchemaOf(definition.document, indexes),
    keysOf: (fact) => {
      const handler = handlerOf(fact);
      if (!handler) return [];
      return typeof handler === 'function' ? [idIn(fact.stream, categories)] : handler.keys(source.read(fact));
    },
    apply: (document, fact, key) => {
      const handler = handlerOf(fact);
      if (!handler) return document;
      const change = typeof handler === 'function' ? handler : handler.change;
      return change(document, source.read(fact), key);
    },
  };
};

interface Unfinished<Event extends DomainEvent, Content extends TObject, Hidden extends string> {
  /**
   * Every event of the source must be listed; old events are upcast. Documents are keyed by the id in the event's
   * stream unless the handler names other keys.
   */
  on(handlers: Handlers<DocumentOf<Content>, Event>): DocumentView<Content, Hidden>;
}

/** A view with one handler per event: `defineView({ … }).on({ AccountOpened: … })`. */
export const defineView = <
  Event extends DomainEvent,
  Content extends TObject,
  const Hidden extends keyof Content['properties'] & string = never,
>(
  definition: ViewDefinition<Event, Content, Hidden>,
): Unfinished<Event, Content, Hidden> => ({ on: (handlers) => viewFrom(definition, handlers) });
