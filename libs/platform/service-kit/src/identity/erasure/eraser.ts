import type { OrderedErasure } from './erased-person.messages.ts';

/** Destroys what a service sealed about a person. Repeating it changes nothing. */
export abstract class Eraser {
  /** @returns Records that are still open and need the data, such as a case; they are left */
  abstract erase(erasure: OrderedErasure): Promise<readonly string[]>;
}
