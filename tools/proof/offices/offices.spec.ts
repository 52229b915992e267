import { describe, expect, it } from '@jest/globals';
import { compositions, type Composition, type Employee } from './compositions.ts';
import { proposersOf, type Proposer } from './judging.ts';
import { statesOf } from './signing.ts';

const sentence = (
  { people, registrar, reader, readerKnown, band, headStandsIn, bars, party }: Composition,
  proposer?: Proposer,
) =>
  JSON.stringify({
    people: people.map(({ name, certifiedFor }) => (certifiedFor ? `${name}@${certifiedFor}` : name)),
    registrar,
    reader,
    readerKnown,
    band,
    headStandsIn,
    bars,
    party,
    ...proposer,
  });

/**
 * Persons who have no part yet, by the rules of the source and not by the code: neither proposer nor reader, and with
 * bars neither registrar nor anybody with another part.
 */
const freeOf = ({ people, reader, registrar, bars, party }: Composition, { proposedBy }: Proposer) => {
  const taken = [proposedBy, reader, ...(bars ? [registrar, party?.by] : [])];
  const free = people.filter(({ name }) => !taken.includes(name));
  const isHead = ({ roles, office }: Employee) => roles.includes('headOfSubscriberAffairs') && office === 'county-1';
  return {
    office: free.filter(({ certifiedFor }) => certifiedFor === 'office-101'),
    elsewhere: free.filter(({ certifiedFor, county }) => county === 'county-1' && certifiedFor !== 'office-101'),
    abroad: free.filter(({ county }) => county === 'county-2'),
    heads: free.filter(isHead),
    isAHeadBarred: people.some((each) => isHead(each) && !free.includes(each)),
  };
};

/** Whether the county has enough persons for the signatures, each by another one (7.5, 15.4-35). */
const hasEnough = (composition: Composition, proposer: Proposer): boolean => {
  const { office, elsewhere: inCounty, abroad, heads, isAHeadBarred } = freeOf(composition, proposer);
  const elsewhere = [...inCounty, ...abroad];
  const { band, headStandsIn } = composition;
  if (band === 'below') {
    if (office.length > 0) return true;
    return (headStandsIn && heads.length > 0) || elsewhere.length > 0;
  }
  const first = office.length > 0 ? office : elsewhere;
  const second = [...heads, ...(isAHeadBarred ? elsewhere : [])];
  return first.some((one) => second.some((other) => other.name !== one.name));
};

/** Somebody who is neither registrar nor reader: a certified representative of the office, or a head of its county. */
const hasJudge = ({ people, registrar, reader }: Composition): boolean =>
  people.some(
    ({ name, certifiedFor, roles, office }) =>
      name !== registrar &&
      name !== reader &&
      (certifiedFor === 'office-101' || (roles.includes('headOfSubscriberAffairs') && office === 'county-1')),
  );

const played = compositions.map((composition) => ({ composition, proposers: proposersOf(composition) }));
/** When the reader becomes known concerns who judges and not who signs: both compositions have the same states. */
const found = new Map<string, ReturnType<typeof statesOf>>();
const statesFrom = ({ readerKnown: _, ...composition }: Composition, proposer: Proposer) => {
  const key = JSON.stringify([composition, proposer]);
  const states = found.get(key) ?? statesOf({ ...composition, readerKnown: 'atOpening' }, proposer);
  found.set(key, states);
  return states;
};
const proposals = played.flatMap(({ composition, proposers: { atOnce, late } }) =>
  [...new Map([...atOnce, ...late].map((each) => [each.proposedBy, each])).values()].map((proposer) => ({
    composition,
    proposer,
    states: statesFrom(composition, proposer),
  })),
);

describe('all compositions of an office and its county (F2, 15.4-35)', () => {
  it('F2, F4, 15.4-36: a representative or a head without a part may judge, after the missed deadline at the latest', () => {
    for (const { composition, proposers } of played)
      expect([sentence(composition), proposers.late.length > 0]).toEqual([
        sentence(composition),
        hasJudge(composition),
      ]);
    expect(played.filter(({ composition }) => hasJudge(composition)).length).toBeGreaterThan(700);
  });
  it('F4, 15.4-37: at once, if the only representative is the reader, known at the opening or only at the decision', () => {
    const alone = played.filter(
      ({ composition: { people, reader } }) =>
        reader === 'a' && people.filter(({ certifiedFor }) => certifiedFor === 'office-101').length === 1,
    );
    expect(alone.length).toBeGreaterThan(20);
    for (const { composition, proposers } of alone)
      if (composition.people.find(({ name }) => name === 'a')!.certifiedFor)
        expect([sentence(composition), proposers.atOnce.some(({ proposedAs }) => proposedAs !== undefined)]).toEqual([
          sentence(composition),
          true,
        ]);
  });
  it('F4, 15.4-37: neither the registrar nor the disputed reader judges', () => {
    for (const { composition, proposers } of played)
      for (const { proposedBy } of proposers.late)
        expect([composition.registrar, composition.reader]).not.toContain(proposedBy);
  });
  it('F2, 15.4-35: the persons who can finish are found wherever the county has them, from every proposal', () => {
    expect(proposals.length).toBeGreaterThan(1_000);
    for (const { composition, proposer, states } of proposals)
      expect([sentence(composition, proposer), states.some(({ status }) => status === 'fullyApproved')]).toEqual([
        sentence(composition, proposer),
        hasEnough(composition, proposer),
      ]);
  });
  it('F2, 15.4-35: below the band every office has a way as long as a head or another representative has no part', () => {
    for (const { composition, proposer, states } of proposals)
      if (composition.band === 'below' && freeOf(composition, proposer).elsewhere.length > 0)
        expect(states.some(({ status }) => status === 'fullyApproved')).toBe(true);
  });
  it('15.4-35: a county with one head and one representative finishes above the band, with one of another county', () => {
    const smallest = proposals.filter(({ composition: { people, reader, registrar, band, party } }) => {
      const [reps, heads] = ['qualifiedRepresentative', 'headOfSubscriberAffairs'].map((role) =>
        people.filter(
          ({ roles, certifiedFor, county, office }) =>
            roles.includes(role) &&
            (role === 'headOfSubscriberAffairs'
              ? office === 'county-1'
              : certifiedFor !== undefined && county === 'county-1'),
        ),
      );
      return (
        band === 'above' &&
        reader === undefined &&
        party === undefined &&
        registrar === 'clerk' &&
        reps!.length === 1 &&
        heads!.length === 1
      );
    });
    const finishing = smallest.filter(({ states }) => states.some(({ status }) => status === 'fullyApproved'));
    expect(finishing.length).toBeGreaterThan(3);
    for (const { composition, states } of smallest)
      expect([sentence(composition), states.some(({ status }) => status === 'fullyApproved')]).toEqual([
        sentence(composition),
        composition.people.some(({ county }) => county === 'county-2'),
      ]);
  });
  it('7.5, 15.4-37: no sequence of signatures and names contains a forbidden signature', () => {
    const forbidden: string[] = [];
    for (const { composition, proposer, states } of proposals)
      for (const state of states) {
        const approvals = 'approvals' in state ? (state.approvals ?? []) : [];
        const signers = approvals.map(({ by }) => by);
        const { office, elsewhere, abroad, heads } = freeOf(composition, proposer);
        const standIns = 'standIns' in state ? (state.standIns ?? []) : [];
        const isTaken = ({ name }: Employee) =>
          signers.includes(name) || standIns.some(({ person }) => person === name);
        if (new Set(signers).size < signers.length)
          forbidden.push(`${sentence(composition, proposer)}: a person twice`);
        for (const { by, role, inPlace } of approvals) {
          const mayBe = (group: readonly Employee[]) => group.some(({ name }) => name === by);
          const own = role === 'qualifiedRepresentative' ? mayBe(office) : mayBe(heads);
          const isVacant = role === 'headOfSubscriberAffairs' || office.length === 0;
          const headInPlace =
            isVacant && role === 'qualifiedRepresentative' && mayBe(heads) && composition.band === 'below';
          const standIn =
            isVacant &&
            inPlace?.namedBy !== undefined &&
            (mayBe(elsewhere) || (mayBe(abroad) && elsewhere.every(isTaken)));
          const isAllowed = (own || headInPlace || standIn) && (inPlace === undefined) === own;
          if (!isAllowed) forbidden.push(`${sentence(composition, proposer)}: ${by} as ${role}`);
        }
      }
    expect(forbidden).toEqual([]);
  });
});
