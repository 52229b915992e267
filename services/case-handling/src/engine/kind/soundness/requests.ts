import { targets, targetsOf, type CaseKind, type Stage } from '../kind.ts';
import type { Found } from './defect.ts';
import { moves, reachedFrom, startsOf } from './reach.ts';

/** `XRefused` rejects a request `XRequested`; another event reports its success. */
export const unheard = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    if (!('requests' in stage)) return [];
    const refused = stage.requests.event.replace(/Requested$/, 'Refused');
    const heard = Object.keys(stage.on);
    return heard.includes(refused) && heard.length > 1 ? [] : [{ defect: 'refusalNobodyHears' as const, where }];
  });

/**
 * A person can leave every stage: its owner by the step itself, and a request to another service by taking it back
 * (15.4-38). A service that answers at once by its rules leaves nothing to take back.
 */
export const unleavable = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]) => {
    if (!('requests' in stage)) return [];
    const { recall, answersAlone } = stage.requests;
    if (answersAlone && !recall) return [];
    return recall && Object.hasOwn(stage.on, recall.endedBy) && stage.sendsBack
      ? []
      : [{ defect: 'stageNobodyCanLeave' as const, where }];
  });

const isOrderOf = (stage: Stage, work: string) => 'orders' in stage && stage.orders.work === work;
export const unprepared = (kind: CaseKind): Found[] =>
  Object.entries(kind.stages).flatMap(([where, stage]): Found[] => {
    if (!('requests' in stage)) return [];
    const wanted = Object.keys(stage.requests.after);
    const comesWithForm =
      Object.values(kind.stages).every((from) =>
        'decides' in from
          ? Object.values(from.decides).every(
              ({ to, asks }) => !targets(to).includes(where) || wanted.every((field) => Object.hasOwn(asks, field)),
            )
          : !targetsOf(from).includes(where),
      ) && !moves(kind).some(({ to }) => to === where);
    return [
      ...(comesWithForm ? [] : [{ defect: 'requestWithoutItsForm' as const, where }]),
      ...Object.values(stage.requests.needs).flatMap(({ work }) =>
        startsOf(kind).some((start) => reachedFrom(kind, start, (each) => !isOrderOf(each, work)).has(where))
          ? [{ defect: 'requestBeforeItsReport' as const, where }]
          : [],
      ),
    ];
  });
