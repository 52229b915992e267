import type { Clock } from '@pishkhan/calendar';
import { eventIdOf, streamOf, type EventStore } from '@pishkhan/event-store';
import { LOOK_UPS, type LookUpLimits, type LookUpParts } from '@pishkhan/service-kit/look-ups';

/** Wide limits, so that a spec about something else never reaches them. */
export const wideLookUpLimits: LookUpLimits = {
  personsPerHour: 10_000,
  personsPerDay: 10_000,
  answersPerHour: 10_000,
  auditorPersonsPerHour: 10_000,
  auditorPersonsPerDay: 10_000,
  auditorAnswersPerHour: 10_000,
  dayBegins: 7,
  dayEnds: 19,
  unusualWithoutCase: 40,
  unusualMisses: 15,
  unusualTimesOffice: 5,
  unusualDaysOneAccount: 4,
};

/** Puts the policy of look-ups in force, without which every answer is masked. No effect if a version is published. */
export const publishLookUpLimits = async (
  eventStore: EventStore,
  clock: Clock,
  { policy }: LookUpParts,
): Promise<void> => {
  const stream = streamOf(policy.category, LOOK_UPS);
  if ((await eventStore.readStream(stream)).length > 0) return;
  const commandId = crypto.randomUUID();
  const version = { name: LOOK_UPS, version: 'wide', effectiveFrom: '2018-04-05', sample: true, settles: 'spec' };
  await eventStore.append(stream, 'NoStream', [
    {
      id: eventIdOf(commandId, stream, 0),
      type: 'LookUpPolicyPublished',
      data: { ...version, content: wideLookUpLimits },
      metadata: {
        commandId,
        commandHash: '0'.repeat(64),
        correlationId: commandId,
        causationId: commandId,
        actor: { subject: 'spec', roles: [] },
        recordedAt: clock.now().toISOString(),
        businessDate: clock.today(),
        schemaVersion: 1,
        build: 'test',
      },
    },
  ]);
};
