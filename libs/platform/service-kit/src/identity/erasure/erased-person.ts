import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  ErasedPersonCommand,
  ErasedPersonEvent,
  OrderedErasure,
  OrderErasure,
  RecordErased,
} from './erased-person.messages.ts';

/** Erasures of one person in one service. A person may be erased again, for what was left open. */
export interface ErasedPerson {
  readonly ordered: readonly OrderedErasure[];
  readonly erased: readonly string[];
}

const order = ({ ordered }: ErasedPerson, { type: _, today, ...erasure }: OrderErasure): Decision<ErasedPersonEvent> =>
  ordered.some(({ erasureId }) => erasureId === erasure.erasureId)
    ? nothing()
    : accept<ErasedPersonEvent>({ type: 'ErasureOrdered', data: { ...erasure, orderedOn: today } });

const record = (
  { ordered, erased }: ErasedPerson,
  { erasureId, left, today }: RecordErased,
): Decision<ErasedPersonEvent> => {
  const known = ordered.find((each) => each.erasureId === erasureId);
  if (!known || erased.includes(erasureId)) return nothing();
  const { subscriberId } = known;
  return accept<ErasedPersonEvent>({
    type: 'PersonalDataErased',
    data: { erasureId, subscriberId, left, erasedOn: today },
  });
};

/**
 * Erasures that a service was ordered and has done (A6). Its id is the subject id of the person.
 *
 * @param category Wire prefix of the service's streams
 */
export const erasedPersonOf = (category: string): Decider<ErasedPersonCommand, ErasedPersonEvent, ErasedPerson> => ({
  category,
  events: { ErasureOrdered: 1, PersonalDataErased: 1 },
  initial: { ordered: [], erased: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'OrderErasure':
        return order(state, command);
      case 'RecordErased':
        return record(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ErasureOrdered': {
        const { orderedOn: _, ...erasure } = event.data;
        return { ...state, ordered: [...state.ordered, erasure] };
      }
      case 'PersonalDataErased':
        return { ...state, erased: [...state.erased, event.data.erasureId] };
    }
  },
});
