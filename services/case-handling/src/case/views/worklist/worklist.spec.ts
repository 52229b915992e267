import { describe, expect, it } from '@jest/globals';
import { foldView, type Fact } from '@pishkhan/views';
import fc from 'fast-check';
import { actionsOf } from '../../../engine/acting/actions.ts';
import { disputesReading } from '../../../engine/acting/disputed-reader.ts';
import { contextOf } from '../../../engine/case.ts';
import type { Person } from '../../../engine/case.messages.ts';
import { supervisorOf } from '../../../engine/kind/kind.ts';
import { isCertifiedFor } from '../../../engine/rules/case.rules.ts';
import {
  evidence as around,
  overtaken,
  peopleOf,
  search,
  wandered,
  type Found,
} from '../../../engine/walk/search.builders.ts';
import { by, certificate, world } from '../../../engine/walk/world.builders.ts';
import { kinds } from '../../../kinds/index.ts';
import { worklistOf } from '../../http/reading/case.scope.ts';
import { worklist } from './worklist.view.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
/** A field of a document by its path, such as `waiting.notBy` or `shownTo.0`. */
const at = (document: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => (isFields(value) ? value[name] : undefined), document);
const isAmong = (value: unknown, among: readonly unknown[]): boolean =>
  Array.isArray(value) ? value.some((each) => among.includes(each)) : among.includes(value);
/** The operators of MongoDB that the query of a worklist uses; any other one fails the spec. */
const holds = (value: unknown, wanted: unknown): boolean => {
  if (!isFields(wanted)) return isAmong(value, [wanted]);
  return Object.entries(wanted).every(([operator, of]) => {
    if (operator === '$in') return isAmong(value, of as unknown[]);
    if (operator === '$nin') return !isAmong(value, of as unknown[]);
    if (operator === '$ne') return !isAmong(value, [of]);
    if (operator === '$exists') return (value !== undefined) === of;
    if (operator === '$elemMatch') return Array.isArray(value) && value.some((each) => matches(each, of as Fields));
    throw new Error(`the spec does not know ${operator}`);
  });
};
const matches = (document: unknown, query: Fields): boolean =>
  Object.entries(query).every(([path, wanted]) =>
    path === '$or' ? (wanted as Fields[]).some((each) => matches(document, each)) : holds(at(document, path), wanted),
  );

const steps = ['report', 'decide', 'inform', 'resume', 'renew'];
const { meter, certificates } = world();
const lapsed = [certificate({ validTo: certificate().validFrom })];
const reader = by('qualifiedRepresentative');

interface Case {
  readonly kind: (typeof kinds)[number];
  readonly found: Found;
  /** The evidence names a representative of the office as reader, whom the opening did not know. */
  readonly readerFound: boolean;
  readonly isCertified: boolean;
}
const nameOf = ({ kind, version }: (typeof kinds)[number]) => `${kind} ${version}`;
/** The same case, registered by another person. */
const registeredBy = (openedBy: string, { file, events, moment }: Found): Found => ({
  file: { ...file, openedBy },
  events: events.map((event) =>
    event.type === 'CaseOpened' ? { ...event, data: { ...event.data, openedBy } } : event,
  ),
  moment,
});
/** The worklist agrees with the decider for this person: evidence and query are built from the same facts. */
const compare = ({ kind, found: { file, events, moment }, readerFound, isCertified }: Case, person: Person) => {
  const facts = events.map((event, revision): Fact => ({
    ...event,
    schemaVersion: 1,
    stream: `case-${file.caseId}`,
    revision,
    recordedAt: moment.at,
    businessDate: moment.on,
    actor: { subject: 'spec', roles: [] },
  }));
  const [id, item] = [...foldView(worklist, facts)][0]!;
  const readers = readerFound && disputesReading(kind) ? [reader.subject] : [];
  const context = contextOf([kind], file)!;
  const evidence = {
    ...around,
    meter,
    certificates: isCertified ? certificates : lapsed,
    disputedReaders: readers,
    readersOfTheOffice: readers,
  };
  const accepted = actionsOf(context, person, evidence, moment).some(({ verb }) => steps.includes(verb));
  const isUndecided = item.decides && item.disputes !== null;
  const isHead = person.office === file.countyOffice && person.roles.includes(supervisorOf(kind));
  const judging = {
    isCertified: isCertifiedFor(evidence.certificates, person.office ?? '', moment.on),
    ownReading: isUndecided && readers.includes(person.subject) ? [id] : [],
    inPlace: isUndecided && isHead && readers.length > 0 ? [id] : [],
  };
  const query = worklistOf(person, judging);
  return [matches({ ...item, _id: id }, query as Fields), accepted] as const;
};

describe('15.4-36, 15.4-37, 1.2: a case is in the worklist of exactly those persons from whom a step is accepted', () => {
  const strangers = [by('counterClerk', 'office-102'), by('headOfSubscriberAffairs', 'county-2')];
  const seen = new Set<string>();
  const searches = new Map<string, readonly Found[]>();
  /** Stages that random steps do not reach: a case there from the search over all states. */
  const seenAt = (kind: (typeof kinds)[number], stage: string, people: readonly Person[]) => {
    const open = searches.get(nameOf(kind)) ?? search(kind, { people: peopleOf(kind) }).open;
    searches.set(nameOf(kind), open);
    const there = open.find(({ file }) => file.stage === stage && file.paused === undefined && !file.recall);
    if (!there) return;
    const found = overtaken(kind, there);
    for (const person of people) {
      const [listed, accepted] = compare({ kind, found, readerFound: false, isCertified: true }, person);
      expect([person, stage, listed]).toEqual([person, stage, accepted]);
    }
    seen.add(`${nameOf(kind)}: ${stage}`);
  };
  it.each(kinds.map((kind) => [nameOf(kind), kind] as const))('%s, at every stage', (_, kind) => {
    const people = peopleOf(kind);
    fc.assert(
      fc.property(
        fc.record({
          late: fc.boolean(),
          hasReader: fc.boolean(),
          readerFound: fc.boolean(),
          isCertified: fc.boolean(),
          openedBy: fc.constantFrom('counterClerk-of-office-101', reader.subject),
          length: fc.nat(9),
          picks: fc.infiniteStream(fc.nat(9_999)),
        }),
        ({ late, hasReader, readerFound, isCertified, openedBy, length, picks }) => {
          const pick = (limit: number) => (picks.next().value as number) % limit;
          const way = { people, late, ...(hasReader && { reader: reader.subject }) };
          const walk = wandered(kind, way, length, pick);
          if (!walk) return;
          const found = registeredBy(openedBy, overtaken(kind, walk));
          const stage = kind.stages[found.file.stage];
          // A withdrawn case is in no list. While another service works, or a decision is paused, nobody acts.
          if (
            !stage ||
            ('requests' in stage && !found.file.renewedBy) ||
            (found.file.paused !== undefined && 'decides' in stage)
          )
            return;
          seen.add(`${nameOf(kind)}: ${found.file.stage}`);
          for (const person of [...people, ...strangers]) {
            const [listed, accepted] = compare({ kind, found, readerFound, isCertified }, person);
            expect([person, found.file.stage, listed]).toEqual([person, found.file.stage, accepted]);
          }
        },
      ),
      { seed: 20_261_129, numRuns: 400 },
    );
    const ofPersons = Object.entries(kind.stages).filter(([, stage]) => 'owner' in stage);
    for (const [name] of ofPersons) {
      const stage = `${nameOf(kind)}: ${name}`;
      if (!seen.has(stage)) seenAt(kind, name, [...people, ...strangers]);
      expect([...seen]).toContain(stage);
    }
    const overtakable = Object.entries(kind.stages).filter(
      ([, stage]) => 'requests' in stage && stage.requests.renewal,
    );
    for (const [name] of overtakable) if (!seen.has(`${nameOf(kind)}: ${name}`)) seenAt(kind, name, people);
    const overtakenAt = overtakable.filter(([name]) => seen.has(`${nameOf(kind)}: ${name}`));
    expect(overtakenAt.length > 0).toBe(overtakable.length > 0);
  });
});
