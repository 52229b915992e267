import { inCategory, type RecordedEvent } from '@pishkhan/event-store';
import type { ContractMessage } from '@pishkhan/messages';
import type { Process, World } from '@pishkhan/simulated-world';
import { factOfEvent, factOfMessage, type Kept, type View } from '@pishkhan/views';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyView = View<any>;
type Document = Kept<Record<string, unknown>>;
type Filter = Readonly<Record<string, unknown>>;

/** Sources of the facts for views. */
export interface Sources {
  readonly log: readonly RecordedEvent[];
  arrived(topic: string): readonly ContractMessage[];
}

const matches = (document: Document, filter: Filter): boolean =>
  Object.entries(filter).every(([field, wanted]) => {
    const value = document[field];
    if (typeof wanted !== 'object' || wanted === null)
      return Array.isArray(value) ? value.includes(wanted) : value === wanted;
    if ('$lt' in wanted) return String(value) < String(wanted.$lt);
    return '$in' in wanted ? (wanted.$in as readonly unknown[]).includes(value) : value === wanted;
  });

type Order = Readonly<Record<string, 1 | -1>>;

const sorted = (documents: readonly Document[], order: Order): Document[] =>
  documents.toSorted((one, other) => {
    for (const [field, direction] of Object.entries(order)) {
      const [a, b] = [one, other].map((document) => String(document[field]));
      if (a !== b) return a! < b! ? -direction : direction;
    }
    return 0;
  });

/** A query as Mongoose gives it: awaited as a list, or read one by one. */
const queryOf = (documents: () => Promise<readonly Document[]>) => ({
  sort: (order: Order) => queryOf(async () => sorted(await documents(), order)),
  limit: (most: number) => queryOf(async () => (await documents()).slice(0, most)),
  lean: () => queryOf(documents),
  // eslint-disable-next-line unicorn/no-thenable
  then: (...handlers: Parameters<Promise<readonly Document[]>['then']>) => documents().then(...handlers),
  cursor: async function* cursor() {
    yield* await documents();
  },
});

/** One view as readers see it: somewhat behind the log while the world is faulty. */
class KeptView {
  readonly documents = new Map<string, Document>();
  private readonly view: AnyView;
  private readonly sources: Sources;
  private readonly places = new Map<string, number>();
  private readonly revisions = new Map<string, number>();

  constructor(view: AnyView, sources: Sources) {
    this.view = view;
    this.sources = sources;
  }

  catchUp(): void {
    const { from } = this.view;
    if ('topics' in from) for (const topic of from.topics) this.takeTopic(topic);
    else this.takeLog(from.categories);
  }

  private takeLog(categories: readonly string[]): void {
    for (const event of this.newOf('log', this.sources.log)) {
      if (categories.some((category) => inCategory(event.stream, category))) this.apply(factOfEvent(event));
    }
  }

  private takeTopic(topic: string): void {
    for (const message of this.newOf(topic, this.sources.arrived(topic))) {
      if (message.revision <= (this.revisions.get(message.stream) ?? -1)) continue;
      this.revisions.set(message.stream, message.revision);
      this.apply(factOfMessage(message));
    }
  }

  private newOf<Thing>(source: string, things: readonly Thing[]): readonly Thing[] {
    const from = this.places.get(source) ?? 0;
    this.places.set(source, things.length);
    return things.slice(from);
  }

  private apply(fact: ReturnType<typeof factOfEvent>): void {
    for (const key of new Set(this.view.keysOf(fact))) {
      const after = this.view.apply(this.documents.get(key), fact, key) as Document | undefined;
      if (after) this.documents.set(key, { ...after, _id: key });
      else this.documents.delete(key);
    }
  }
}

/** The views of the simulated services, as `Reads` queries them: the services' own folds over a simulated database. */
export class KeptViews {
  private readonly world: World;
  private readonly sources: Sources;
  private readonly views = new Map<AnyView, KeptView>();

  constructor(world: World, sources: Sources) {
    this.world = world;
    this.sources = sources;
  }

  /** The projectors of one service process. */
  of(process: Process) {
    const ask = <Answer>(view: AnyView, answer: (documents: readonly Document[]) => Answer) =>
      this.world.call(process, () => answer([...this.kept(view).documents.values()]));
    const all = (view: AnyView, filter: Filter) =>
      ask(view, (documents) => documents.filter((document) => matches(document, filter)));
    return {
      upToDate: async () => {},
      pause: () => this.world.call(process, async () => undefined),
      upToHead: (view: AnyView) => this.world.call(process, () => this.viewOf(view).catchUp()),
      page: async (view: AnyView, { filter = {} }: { readonly filter?: Filter }) => ({
        items: await all(view, filter),
        next: null,
      }),
      model: (view: AnyView) => ({
        findById: (id: string) => ask(view, (documents) => documents.find(({ _id }) => _id === id) ?? null),
        findOne: (filter: Filter) =>
          ask(view, (documents) => documents.find((document) => matches(document, filter)) ?? null),
        countDocuments: async (filter: Filter) => (await all(view, filter)).length,
        find: (filter: Filter) => queryOf(() => all(view, filter)),
      }),
    };
  }

  private viewOf(view: AnyView): KeptView {
    const kept = this.views.get(view) ?? new KeptView(view, this.sources);
    this.views.set(view, kept);
    return kept;
  }

  private kept(view: AnyView): KeptView {
    const kept = this.viewOf(view);
    if (!this.world.mishap(0.2)) kept.catchUp();
    return kept;
  }
}
