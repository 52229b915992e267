import { streamsViewOf, type StreamsView } from './streams.view.ts';
import { kitWords, type StreamWords } from './words.ts';

/** The streams of a service, for its auditors (ADR 0111). Without Nest, for replay and verification. */
export interface StreamParts {
  readonly view: StreamsView;
  readonly words: StreamWords;
  /** Further identifiers under which the record of a typed one is found: the account of a bill number. */
  readonly alsoNamed: (identifier: string) => readonly string[];
}

type Recording = Parameters<typeof streamsViewOf>[0];

export const streamPartsOf = (
  deciders: Recording,
  words: StreamWords,
  alsoNamed: StreamParts['alsoNamed'] = () => [],
): StreamParts => ({
  view: streamsViewOf(deciders),
  words: {
    categories: { ...kitWords.categories, ...words.categories },
    events: { ...kitWords.events, ...words.events },
  },
  alsoNamed,
});

export type { StreamWords } from './words.ts';
