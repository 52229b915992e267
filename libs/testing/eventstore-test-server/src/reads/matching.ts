import type { RecordedEvent } from '@pishkhan/event-store';
import type { ReadReq } from '../protocol/definitions.ts';

export interface Filter {
  matches(event: RecordedEvent): boolean;
  /** Number of events considered between two checkpoints. */
  readonly interval: number;
}

const matcher = (expression: ReadReq.Options.FilterOptions.Expression): ((text: string) => boolean) => {
  const [regex, prefixes] = [expression.getRegex(), expression.getPrefixList()];
  if (regex === '') return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const pattern = new RegExp(regex);
  return (text) => pattern.test(text);
};

export const filterOf = (options: ReadReq.Options): Filter | undefined => {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const interval = (filter.hasMax() ? filter.getMax() : 32) * (filter.getCheckpointintervalmultiplier() || 1);
  const byStream = filter.getStreamIdentifier();
  if (byStream) {
    const matches = matcher(byStream);
    return { matches: ({ stream }) => matches(stream), interval };
  }
  const matches = matcher(filter.getEventType()!);
  return { matches: ({ type }) => matches(type), interval };
};
