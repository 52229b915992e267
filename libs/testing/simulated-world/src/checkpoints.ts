import { CheckpointMovedOn, type Checkpoints, type Condition } from '@pishkhan/messages';
import type { Process } from './process.ts';
import type { World } from './world.ts';

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';
const parse = (text: string | undefined): unknown => (text === undefined ? undefined : (JSON.parse(text) as unknown));

/** Checkpoints in memory that outlive every process. */
export class DurableCheckpoints {
  private readonly world: World;
  private readonly values = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
  }

  of(process: Process): Checkpoints {
    const { values, world } = this;
    return {
      load: (name) => world.call(process, () => parse(values.get(name))),
      list: (prefix) =>
        world.call(process, () =>
          [...values.keys()]
            .filter((name) => name.startsWith(prefix))
            .sort()
            .map((name) => ({ name, value: parse(values.get(name)) })),
        ),
      save: (entries, onlyIf = []) => {
        const texts = entries.map(({ name, value }) => [name, textOf(value)] as const);
        const conditions = onlyIf.map(({ name, value }) => ({
          name,
          value: value === undefined ? undefined : (parse(textOf(value)) as unknown),
        }));
        return world.call(process, () => this.save(texts, conditions));
      },
      loadAll: (names) =>
        world.call(
          process,
          () => new Map(names.filter((name) => values.has(name)).map((name) => [name, parse(values.get(name))])),
        ),
      moveEach: (moves) => {
        const texts = moves.map(({ name, value, to }) => ({ name, value, to: textOf(to) }));
        return world.call(process, () => this.moveEach(texts));
      },
      remove: (names) => world.call(process, () => names.forEach((name) => values.delete(name))),
    };
  }

  /** Written by the leases, which do not belong to a process. */
  put(entries: readonly Condition[]): void {
    for (const { name, value } of entries) this.values.set(name, textOf(value));
  }

  private moveEach(moves: readonly (Condition & { readonly to: string })[]): void {
    const moved = moves.filter(
      ({ name, value }) => this.values.get(name) !== (value === undefined ? undefined : textOf(value)),
    );
    for (const { name, to } of moves.filter((move) => !moved.includes(move))) this.values.set(name, to);
    if (moved.length > 0) throw new CheckpointMovedOn(moved.map(({ name }) => name).join(', '));
  }

  private save(texts: readonly (readonly [string, string])[], onlyIf: readonly Condition[]): void {
    for (const { name, value } of onlyIf) {
      if (this.values.get(name) !== (value === undefined ? undefined : textOf(value)))
        throw new CheckpointMovedOn(name);
    }
    for (const [name, text] of texts) this.values.set(name, text);
  }
}
