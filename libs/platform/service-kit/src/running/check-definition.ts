import 'reflect-metadata';
import type { Provider } from '@nestjs/common';
import type { ServiceDefinition } from '../definition.ts';

/** Under this key `@nestjs/cqrs` stores the command of a handler; two handlers of one command only cause a warning. */
const HANDLED_COMMAND = '__commandHandler__';
const EVENT_HANDLERS = ['__eventsHandler__', '__saga__', '__queryHandler__'];

/** @throws Error that names duplicates in the definition: a category, a command, a view's name, a reaction's name. */
export const checkDefinition = (
  { name, deciders, views, reactions }: ServiceDefinition,
  providers: readonly Provider[],
): void => {
  const faults = [
    ...twice(
      'decider category',
      deciders.map(({ category }) => category),
    ),
    ...prefixes(deciders.map(({ category }) => category)),
    ...twice(
      'view',
      views.map((view) => `${view.name}_v${view.version}`),
    ),
    ...twice(
      'reaction',
      reactions.map((reaction) => reaction.name),
    ),
    ...handlerFaults(providers),
  ];
  if (faults.length > 0) throw new Error(`${name} cannot start: ${faults.join('; ')}`);
};

const twice = (what: string, names: readonly string[]): string[] =>
  [...new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index))].map(
    (candidate) => `two of ${what} "${candidate}"`,
  );

/** Streams of `bill` and `bill-account` would be indistinguishable. */
const prefixes = (categories: readonly string[]): string[] =>
  categories.flatMap((category) =>
    categories
      .filter((other) => other.startsWith(`${category}-`))
      .map((other) => `category "${category}" is a dashed prefix of "${other}"`),
  );

const handlerFaults = (providers: readonly Provider[]): string[] => {
  const classes = providers.flatMap((provider) =>
    typeof provider === 'function' ? [provider] : 'useClass' in provider ? [provider.useClass] : [],
  );
  const handled = new Map<unknown, string>();
  return classes.flatMap((handler) => {
    if (EVENT_HANDLERS.some((key) => Reflect.hasMetadata(key, handler)))
      return [`${handler.name} uses an in-memory bus, which loses events`];
    const command: unknown = Reflect.getMetadata(HANDLED_COMMAND, handler);
    if (command === undefined) return [];
    const other = handled.get(command);
    handled.set(command, handler.name);
    return other === undefined
      ? []
      : [`${other} and ${handler.name} both handle ${(command as { name: string }).name}`];
  });
};
