import { civilDate, type CivilDate, type WorkingCalendar } from '@pishkhan/calendar';
import { fold, isRejection, type Decider, type DomainEvent } from '@pishkhan/decider';
import { eventIdOf, streamOf, type NewEvent, type RecordedEvent } from '@pishkhan/event-store';
import { readFileSync } from 'node:fs';
import {
  certificate,
  policy,
  policyFiles,
  readPolicyFile,
  readTariffFile,
  tariffBook,
  tariffBookId,
  tariffFiles,
} from '@pishkhan/billing-adjustments/simulation';
import {
  COUNTER_OFFICES,
  feeItemsOf,
  feeSchedule,
  kinds,
  workingCalendar,
  type FeeScheduleVersion,
} from '@pishkhan/case-handling/simulation';
import { contractor, readingPolicy } from '@pishkhan/metering/simulation';
import { readers, representatives, zone } from './persons.ts';

/** Start time of every simulated story. */
export const BEGINNING = '2026-05-02T05:30:00.000Z';

const data = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../data/${path}`, import.meta.url), 'utf8'));

const calendarOf = ({ unit, version, from, to, weeklyClosingDays, holidays }: WorkingCalendar): WorkingCalendar => ({
  unit,
  version,
  from,
  to,
  weeklyClosingDays,
  holidays: holidays.map(({ date, name }) => ({ date, name })),
});
export const calendarOf1405 = calendarOf(data('calendars/1405.json') as WorkingCalendar);
export const policies = policyFiles.map(readPolicyFile);

const fees = (): FeeScheduleVersion => {
  const { version, effectiveFrom, sample, fees: amounts } = data('fees/sample-fee-schedule.json') as FeeScheduleVersion;
  return { version, effectiveFrom: civilDate(effectiveFrom), sample, fees: amounts };
};

const metadataOf = (commandId: string): NewEvent['metadata'] => ({
  commandId,
  commandHash: commandId,
  correlationId: commandId,
  causationId: commandId,
  actor: { subject: 'policy-1', roles: ['policyOfficer'] },
  recordedAt: BEGINNING,
  businessDate: '2026-05-02',
  schemaVersion: 1,
  build: 'simulation',
});

const decided = <Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
  id: string,
  commands: readonly Command[],
): Omit<RecordedEvent, 'position'>[] => {
  const stream = streamOf(decider.category, id);
  const events: Event[] = [];
  for (const command of commands) {
    const decision = decider.decide(command, fold(decider, events));
    if (isRejection(decision)) throw new Error(`${stream}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events.map(({ type, data: content }, revision) => {
    const commandId = `beginning-${stream}-${revision}`;
    return {
      id: eventIdOf(commandId, stream, 0),
      type,
      data: content,
      metadata: metadataOf(commandId),
      stream,
      revision,
    };
  });
};

const validity = { validFrom: '2024-03-20' as CivilDate, validTo: '2027-03-20' as CivilDate };

const today = validity.validFrom;
/** As the loader of samples. */
const load = <Draft>(draft: Draft) =>
  ({ type: 'LoadVersion', draft, way: 'firstLoad', samples: [], today, at: BEGINNING }) as const;

/**
 * Published before the first customer: calendars, fees, tariffs, policies, certificates, contracts. The same for every
 * seed.
 */
export const beginnings: readonly RecordedEvent[] = [
  ...decided(workingCalendar, 'county-1', [load(calendarOf1405)]),
  // The other county works on days that are holidays here (15.4-50).
  ...decided(workingCalendar, 'county-2', [load({ ...calendarOf1405, unit: 'county-2', holidays: [] })]),
  ...decided(feeSchedule, COUNTER_OFFICES, [{ ...load(fees()), feeItems: feeItemsOf(kinds) }]),
  ...decided(
    tariffBook,
    tariffBookId,
    tariffFiles.map((file) => load(readTariffFile(file))),
  ),
  ...[...Map.groupBy(policies, ({ name }) => name)].flatMap(([name, versions]) =>
    decided(policy, name, versions.map(load)),
  ),
  ...decided(readingPolicy, 'meter-types', [load(readPolicyFile('sample-meter-types.json'))]),
  ...representatives.flatMap(({ subject, office }) =>
    decided(certificate, subject, [
      {
        type: 'ProposeCertificate',
        terms: { subject, office: office!, certificateNumber: `C-${subject}`, issuer: 'certifier-1', ...validity },
        today,
      },
      {
        type: 'ConfirmCertificate',
        certificateNumber: `C-${subject}`,
        by: { subject: 'certifier-2', roles: ['certificationOfficer'] },
        today,
        at: BEGINNING,
      },
    ]),
  ),
  ...readers.flatMap(({ office: contractorId }) =>
    decided(contractor, contractorId!, [
      { type: 'RegisterContractor', contractorId: contractorId!, title: contractorId!, works: ['reading'], today },
      {
        type: 'AgreeReadingContract',
        contractorId: contractorId!,
        contractId: `contract-${contractorId}`,
        countyOffice: 'county-1',
        covers: { zone },
        foreignMeters: [],
        from: today,
      },
    ]),
  ),
].map((event, at) => ({ ...event, position: { commit: BigInt(at + 1), prepare: BigInt(at + 1) } }));
