import { describe, expect, it } from '@jest/globals';
import { deciders as ofBilling } from '@pishkhan/billing-adjustments/domain';
import { civilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import { factOf, type RecordedEvent } from '@pishkhan/event-store';
import { deciders as ofMetering } from '@pishkhan/metering/domain';
import { settings } from '../objection/surroundings.builders.ts';

const [tariffBook, policy, billAccount, , , , correction] = ofBilling;
const [meter] = ofMetering;
type MeterCommand = Parameters<typeof meter.decide>[0];
type AccountCommand = Parameters<typeof billAccount.decide>[0];
type MeterEvent = Extract<ReturnType<typeof meter.decide>, readonly unknown[]>[number];
type AccountEvent = Extract<ReturnType<typeof billAccount.decide>, readonly unknown[]>[number];
type Accepted = Extract<MeterEvent, { type: 'ReadingAccepted' }>;
type WrongReadings = readonly { readingId: string; rightIndex: number }[];
type PostedCause = Posted['data']['cause'];
type ByTheHead = Partial<typeof rolloverConfirmed>;
type Posted = Extract<AccountEvent, { type: 'BillsCorrected' }>;

const today = civilDate('2026-11-22');
const [accountId, meterId] = ['3100001', '63100001'];
const published = (stream: string): readonly RecordedEvent[] =>
  (settings as Readonly<Record<string, readonly { type: string; data: unknown }[]>>)[stream]!.map((fact) => ({
    ...fact,
    id: stream,
    stream,
    revision: 0,
    position: { commit: 1n, prepare: 1n },
    metadata: {
      commandId: stream,
      commandHash: '',
      correlationId: stream,
      causationId: stream,
      actor: { subject: 'spec', roles: [] },
      recordedAt: '2026-11-22T05:00:00.000Z',
      businessDate: today,
      schemaVersion: 1,
      build: 'spec',
    },
  }));
const policyNamed = (name: string) =>
  fold(
    policy,
    published(`policy-${name}`).map((event) => factOf(policy, event)),
  );
const prices = {
  book: fold(
    tariffBook,
    published('tariff-book-gas').map((event) => factOf(tariffBook, event)),
  ),
  billing: policyNamed('billing'),
  approval: policyNamed('correction-approval'),
  today,
};

/** One meter and its account in both services; messages arrive when the spec delivers them. */
const household = ({ start = 1_000, registerDigits = 5 } = {}) => {
  let [read, billed] = [meter.initial, billAccount.initial];
  const atMetering = (command: MeterCommand): readonly MeterEvent[] => {
    const decision = meter.decide(command, read);
    if (isRejection(decision)) throw new Error(decision.rejected);
    read = decision.reduce(meter.evolve, read);
    return decision;
  };
  const atBilling = (command: AccountCommand): readonly AccountEvent[] => {
    const decision = billAccount.decide(command, billed);
    if (isRejection(decision)) throw new Error(decision.rejected);
    billed = decision.reduce(billAccount.evolve, billed);
    return decision;
  };
  const visit = (readOn: string, index?: number): Accepted => {
    const finding = index === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'actual', index } as const);
    const reading = { readingId: `reading-${readOn}`, readOn: civilDate(readOn) };
    const events = atMetering({ type: 'RecordReading', ...reading, finding, today });
    return events.find((event) => event.type === 'ReadingAccepted')!;
  };
  /** The head accepts a reading that waits, as one after a rollover. */
  const acceptRollover = (readOn: string): Accepted => {
    const held = read.status === 'installed' ? read.held.find((each) => each.readOn === readOn) : undefined;
    const events = atMetering({
      type: 'AcceptHeldReading',
      reviewId: held!.reviewId,
      reason: 'visited',
      byHead: true,
      evidence: 'photograph of the register',
      rolledOver: true,
      today,
    });
    return events.find((event) => event.type === 'ReadingAccepted')!;
  };
  const deliver = ({ data: { estimate, confirmed: _, ...data } }: Accepted) => {
    const basis =
      estimate?.because === 'absent' && estimate.derivedFrom && estimate.methodVersion !== undefined
        ? {
            method: estimate.method,
            methodVersion: estimate.methodVersion,
            derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId),
          }
        : undefined;
    const reading = { ...data, broughtBy: data.readingId, ...(basis && { estimate: basis }) };
    return atBilling({ type: 'BillReading', accountId, reading, basis: prices, today });
  };
  const post = (correctionId: string, wrong: WrongReadings | PostedCause, more: ByTheHead = {}): Posted => {
    const cause = 'kind' in wrong ? wrong : { kind: 'readings' as const, readings: [...wrong] };
    const request = {
      correctionId,
      caseId: `case-${correctionId}`,
      officeId: 'office-101',
      accountId,
      cause,
      fault: 'company' as const,
      feeCharged: 0,
      proposedBy: 'representative-101-a',
      requestedOn: today,
      broughtBy: `message-${correctionId}`,
      ...more,
    };
    const proposer = {
      certificates: [
        {
          subject: 'representative-101-a',
          office: 'office-101',
          certificateNumber: 'C-1',
          issuer: 'certifier-1',
          validFrom: civilDate('2026-03-21'),
          validTo: civilDate('2027-03-20'),
        },
      ],
    };
    const basis = { ...prices, account: billed };
    const proposed = correction.decide({ type: 'ProposeCorrection', request, proposer, basis }, correction.initial);
    const [first] = isRejection(proposed) ? [] : proposed;
    if (first?.type !== 'CorrectionProposed') throw new Error(JSON.stringify(proposed));
    const events = atBilling({ type: 'PostCorrection', request, approved: first.data, approvals: [], basis: prices });
    atBilling({ type: 'BillKeptReadings', basis: prices });
    return events.find((event) => event.type === 'BillsCorrected')!;
  };
  const record = ({ data: { readings, correctionId, caseId } }: Posted) =>
    atMetering({ type: 'CorrectReadings', readings, correctionId, caseId }).flatMap((event) =>
      event.type === 'ReadingCorrected' ? [event.data] : [],
    );
  /** Index and rollover by day, as each service has them. */
  const chains = () => {
    if (read.status !== 'installed') throw new Error('no meter');
    const figures = ({ readOn, index, rolledOver = false }: { readOn: string; index: number; rolledOver?: boolean }) =>
      [readOn, index, rolledOver] as const;
    return { metering: read.readings.map(figures), billing: [...billed.readings, ...billed.waiting].map(figures) };
  };
  const agree = () => {
    const { metering, billing } = chains();
    expect(billing).toEqual(metering);
    return billing.map(([, index]) => index);
  };
  const installation = { installedOn: civilDate('2026-04-21'), index: start, readingId: 'reading-opening' };
  const register = { capacity: 'G4' as const, registerDigits };
  atMetering({ type: 'InstallMeter', meterId, accountId, ...register, ...installation, today });
  atBilling({
    type: 'OpenBillAccount',
    terms: {
      accountId,
      billId: '3100001020',
      countyOffice: 'county-1',
      use: 'household',
      climateZone: 1,
      dwellingUnits: 1,
      meterCapacity: 'G4',
      openedOn: installation.installedOn,
      broughtBy: 'message-opened',
    },
  });
  const opening = { meterId, readOn: installation.installedOn, index: start, readingId: 'reading-opening' };
  atBilling({
    type: 'TakeMeter',
    accountId,
    meter: { meterId, registerDigits, broughtBy: 'message-installed' },
    opening: { ...opening, rolledOver: false, kind: 'installation', broughtBy: 'message-installed' },
  });
  return { visit, acceptRollover, deliver, post, record, agree };
};
/** A misread of 2,600 instead of 1,600, and an absence after it. */
const misread = () => {
  const home = household();
  for (const accepted of [home.visit('2026-05-22', 1_300), home.visit('2026-06-22', 2_600), home.visit('2026-07-23')])
    home.deliver(accepted);
  return home;
};
const wrong = (index: number) => [{ readingId: 'reading-2026-06-22', rightIndex: index }];
/** The head confirms a rollover above the share of the register. */
const rolloverConfirmed = {
  override: {
    by: 'head-1',
    role: 'headOfSubscriberAffairs' as const,
    evidence: 'photograph of the register',
    findings: ['rolloverAboveShare' as const],
  },
};
const figuresOf = (readings: readonly { readingId: string; rightIndex: number; because?: string }[]) =>
  readings.map(({ readingId, rightIndex, because }) => [readingId, rightIndex, because]);

it('15.4-31, case 01: metering records exactly what was posted, and both services have one chain', () => {
  const home = misread();
  const posted = home.post('c-1', wrong(1_600));
  expect(posted.data.readings.map(({ because }) => because)).toEqual(['corrected', 'derivedAnew']);
  expect(figuresOf(home.record(posted))).toEqual(figuresOf(posted.data.readings));
  expect(home.agree().slice(0, 3)).toEqual([1_000, 1_300, 1_600]);
});

it('15.4-31: two corrections in a row, recorded after both are posted', () => {
  const home = misread();
  const both = [
    home.post('c-1', wrong(1_600)),
    home.post('c-2', [{ readingId: 'reading-2026-05-22', rightIndex: 1_250 }]),
  ];
  for (const posted of both) home.record(posted);
  expect(home.agree().slice(0, 3)).toEqual([1_000, 1_250, 1_600]);
});

it('15.4-31: an absence between posting and recording is derived anew alike', () => {
  const home = misread();
  const posted = home.post('c-1', wrong(1_600));
  const onItsWay = home.visit('2026-08-23');
  home.deliver(onItsWay);
  home.record(posted);
  expect(home.agree().at(-1)).toBeLessThan(onItsWay.data.index);
});

it('15.4-31, 15.4-32: a reading below a raised index, between posting and recording, is held as it was read in both', () => {
  const home = household();
  home.deliver(home.visit('2026-05-22', 1_300));
  home.deliver(home.visit('2026-06-22', 1_600));
  const posted = home.post('c-1', wrong(2_600));
  const [kept] = home.deliver(home.visit('2026-07-23', 1_900));
  expect(kept).toMatchObject({ type: 'ReadingKept', data: { waitsFor: 'correctedIndex' } });
  home.record(posted);
  expect(home.agree()).toEqual([1_000, 1_300, 2_600, 1_900]);
  home.record(home.post('c-2', [{ readingId: 'reading-2026-07-23', rightIndex: 2_900 }]));
  expect(home.agree()).toEqual([1_000, 1_300, 2_600, 2_900]);
});

it('F5c, 15.4-38: a wrong opening index before the first bill is posted without bills, recorded, and the first bill starts there', () => {
  const home = household();
  const posted = home.post('c-1', [{ readingId: 'reading-opening', rightIndex: 990 }]);
  expect(posted.data).toMatchObject({ bills: [], difference: 0, readings: [{ wrongIndex: 1_000, rightIndex: 990 }] });
  expect(figuresOf(home.record(posted))).toEqual([['reading-opening', 990, 'corrected']]);
  const [issued] = home.deliver(home.visit('2026-05-22', 1_300));
  expect(issued).toMatchObject({ type: 'BillIssued', data: { consumption: '310.000' } });
  expect(home.agree()).toEqual([990, 1_300]);
});

it('15.4-39, 15.4-31: metering records exactly the days and estimates that were posted, and verify holds in both', () => {
  const home = household();
  for (const accepted of [home.visit('2026-05-22', 1_300), home.visit('2026-06-22', 1_610), home.visit('2026-07-23')])
    home.deliver(accepted);
  const days = { kind: 'days' as const, readings: [{ readingId: 'reading-2026-06-22', rightDay: '2026-07-02' }] };
  const posted = home.post('c-1', days);
  expect(posted.data.readings.map(({ because }) => because)).toEqual(['dayCorrected', 'derivedAnew']);
  expect(figuresOf(home.record(posted))).toEqual(figuresOf(posted.data.readings));
  // 310 m³ in 41 days are 158 m³ in the 21 days that follow.
  expect(home.agree()).toEqual([1_000, 1_300, 1_610, 1_768]);
  home.deliver(home.visit('2026-08-23', 2_000));
  expect(home.agree()).toEqual([1_000, 1_300, 1_610, 1_768, 2_000]);
});

it('15.4-38: a day and an index of one reading in one posting', () => {
  const home = misread();
  const causes = [
    { kind: 'readings' as const, readings: wrong(1_600) },
    { kind: 'days' as const, readings: [{ readingId: 'reading-2026-06-22', rightDay: '2026-06-12' }] },
  ];
  home.record(home.post('c-1', { kind: 'several', causes }));
  // 300 m³ in 21 days are 585 m³ in the 41 days that follow.
  expect(home.agree()).toEqual([1_000, 1_300, 1_600, 2_185]);
});

it('15.4-39, case 03: the row with the wrong day changes nothing if it is delivered again; a new figure of that day is billed', () => {
  const home = household();
  home.deliver(home.visit('2026-05-22', 1_300));
  home.deliver(home.visit('2026-06-22', 1_610));
  const days = { kind: 'days' as const, readings: [{ readingId: 'reading-2026-06-22', rightDay: '2026-06-12' }] };
  home.record(home.post('c-1', days));
  expect(home.visit('2026-06-22', 1_610)).toBeUndefined();
  const another = home.visit('2026-06-22', 1_640);
  expect(another.data.readingId).not.toBe('reading-2026-06-22');
  home.deliver(another);
  expect(home.agree()).toEqual([1_000, 1_300, 1_610, 1_640]);
});

const billedBy = (events: readonly AccountEvent[]) =>
  events.map((event) => event.type === 'BillIssued' && event.data.consumption);

describe('F11, 15.4-31, 15.4-33: a rollover of the register', () => {
  it('across an estimate has one mark in both services, also after the estimate was overruled and corrected', () => {
    for (const [index, indexes] of [
      [60, [99_700, 99_800, 99_940, 25, 60]],
      [10, [99_700, 99_800, 99_940, 25, 10]],
    ] as const) {
      const home = household({ start: 99_700 });
      for (const accepted of [
        home.visit('2026-05-22', 99_800),
        home.visit('2026-06-19', 99_940),
        home.visit('2026-07-06'),
      ])
        home.deliver(accepted);
      home.visit('2026-08-06', index);
      home.deliver(home.acceptRollover('2026-08-06'));
      expect(home.agree()).toEqual(indexes);
      home.record(home.post('c-1', [{ readingId: 'reading-2026-05-22', rightIndex: 99_810 }]));
      home.agree();
    }
  });

  it('by more than the share, confirmed by the head, is billed, and keeps its mark when the reading before it is corrected', () => {
    const home = household({ start: 8_900, registerDigits: 4 });
    home.deliver(home.visit('2026-05-22', 9_400));
    expect(home.visit('2026-07-23', 2_700)).toBeUndefined();
    expect(billedBy(home.deliver(home.acceptRollover('2026-07-23')))).toEqual(['3300.000']);
    expect(home.agree()).toEqual([8_900, 9_400, 2_700]);
    const posted = home.post('c-1', [{ readingId: 'reading-2026-05-22', rightIndex: 9_300 }]);
    expect(posted.data.bills.map(({ consumption }) => consumption.after)).toEqual(['400.000', '3400.000']);
    home.record(posted);
    expect(home.agree()).toEqual([8_900, 9_300, 2_700]);
    expect(billedBy(home.deliver(home.visit('2026-08-23', 3_000)))).toEqual(['300.000']);
  });

  it('by more than the share, confirmed by the head for the reading before it, is kept by a mark that nobody had confirmed', () => {
    const home = household({ start: 500, registerDigits: 4 });
    home.deliver(home.visit('2026-05-22', 700));
    home.deliver(home.visit('2026-07-23', 800));
    const next = 'reading-2026-07-23';
    const before = (rightIndex: number) => [{ readingId: 'reading-2026-05-22', rightIndex }];
    home.record(home.post('c-0', [{ readingId: 'reading-opening', rightIndex: 6_800 }, ...before(9_500)]));
    expect(home.agree()).toEqual([6_800, 9_500, 800]);
    const posted = home.post('c-1', before(7_000), rolloverConfirmed);
    expect(posted.data.readings).toMatchObject([
      { readingId: 'reading-2026-05-22', because: 'corrected' },
      { readingId: next, wrongIndex: 800, rightIndex: 800, rolledOver: true, because: 'corrected' },
    ]);
    expect(figuresOf(home.record(posted))).toEqual(figuresOf(posted.data.readings));
    expect(home.record(posted)).toEqual([]);
    const again = home.post('c-2', before(6_990));
    expect(again.data.readings.map(({ readingId }) => readingId)).toEqual(['reading-2026-05-22']);
    expect(again.data.bills.map(({ consumption }) => consumption.after)).toEqual(['190.000', '3810.000']);
    home.record(again);
    expect(home.agree()).toEqual([6_800, 6_990, 800]);
    expect(billedBy(home.deliver(home.visit('2026-08-23', 900)))).toEqual(['100.000']);
  });

  it('that a later correction disproves is confirmed no longer: the next one needs the head again', () => {
    const home = household({ start: 6_800, registerDigits: 4 });
    home.deliver(home.visit('2026-05-22', 7_000));
    home.visit('2026-07-23', 800);
    home.deliver(home.acceptRollover('2026-07-23'));
    const wrong = (readingId: string, rightIndex: number) => [{ readingId: `reading-${readingId}`, rightIndex }];
    const disproved = home.post('c-1', [...wrong('opening', 500), ...wrong('2026-05-22', 700)]);
    expect(disproved.data.readings.at(-1)).toMatchObject({ because: 'derivedAnew', rolloverConfirmed: false });
    expect(figuresOf(home.record(disproved))).toEqual(figuresOf(disproved.data.readings));
    expect(home.agree()).toEqual([500, 700, 800]);
    const wide = [...wrong('opening', 6_800), ...wrong('2026-05-22', 7_000)];
    expect(() => home.post('c-2', wide)).toThrow('CorrectIndexMustFitNeighbours');
    home.record(home.post('c-3', wide, rolloverConfirmed));
    expect(home.agree()).toEqual([6_800, 7_000, 800]);
  });

  it('across an estimate that has the mark, confirmed by the head for a corrected index, is kept when the estimate is derived anew', () => {
    const home = household({ start: 7_000, registerDigits: 4 });
    home.deliver(home.visit('2026-05-22', 9_500));
    home.deliver(home.visit('2026-06-06'));
    home.deliver(home.visit('2026-08-06', 9_900));
    const posted = home.post('c-1', [{ readingId: 'reading-2026-08-06', rightIndex: 3_000 }], rolloverConfirmed);
    expect(posted.data.readings).toMatchObject([{ rightIndex: 3_000, rolledOver: false, rolloverConfirmed: true }]);
    home.record(posted);
    home.record(home.post('c-2', [{ readingId: 'reading-2026-05-22', rightIndex: 7_310 }]));
    expect(home.agree()).toEqual([7_000, 7_310, 7_460, 3_000]);
  });

  it('by more than the share, across an estimate that has the mark, is kept when the estimate is derived anew', () => {
    const home = household({ start: 7_000, registerDigits: 4 });
    home.deliver(home.visit('2026-05-22', 9_500));
    home.deliver(home.visit('2026-06-06'));
    home.visit('2026-08-06', 2_900);
    home.deliver(home.acceptRollover('2026-08-06'));
    expect(home.agree()).toEqual([7_000, 9_500, 709, 2_900]);
    const posted = home.post('c-1', [{ readingId: 'reading-2026-05-22', rightIndex: 7_310 }]);
    home.record(posted);
    expect(home.agree()).toEqual([7_000, 7_310, 7_460, 2_900]);
    expect(posted.data.bills.map(({ consumption }) => consumption.after)).toEqual(['310.000', '150.000', '5440.000']);
  });
});

it('15.4-31, 13.3: an absence after an estimate and a misread is estimated up to the capacity, in both services', () => {
  const home = household();
  for (const accepted of [home.visit('2026-05-22', 1_300), home.visit('2026-06-02'), home.visit('2026-06-04', 2_900)])
    home.deliver(accepted);
  // 1,494 m³ in 2 days would be 9,711 m³ in 13 days; a G4 lets through 1,872.
  expect(billedBy(home.deliver(home.visit('2026-06-17')))).toEqual(['1872.000']);
  expect(home.agree()).toEqual([1_000, 1_300, 1_406, 2_900, 4_772]);
  home.record(home.post('c-1', [{ readingId: 'reading-2026-06-04', rightIndex: 1_420 }]));
  expect(home.agree()).toEqual([1_000, 1_300, 1_406, 1_420, 1_511]);
});
