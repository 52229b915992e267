import { executeCommand, type StoredDecider } from '@pishkhan/event-store';
import { Aggregates, Commands, Reads, type Envelope, type Platform } from '@pishkhan/service-kit';
import type { ProjectorHost } from '../../../../libs/platform/service-kit/src/running/projector-host.ts';
import { PaymentApi } from '../../../../services/billing-adjustments/src/bill-account/payment/payment.api.ts';
import { Approvals } from '../../../../services/billing-adjustments/src/correction/approvals.ts';
import { CorrectionApi } from '../../../../services/billing-adjustments/src/correction/correction.api.ts';
import { CaseDesk } from '../../../../services/case-handling/src/case/case-desk.ts';
import { Deadlines } from '../../../../services/case-handling/src/case/deadlines/deadlines.ts';
import { CaseApi } from '../../../../services/case-handling/src/case/http/case.api.ts';
import { RecordedNotices } from '../../../../services/case-handling/src/case/notices/recorded-notices.ts';
import { MeterApi } from '../../../../services/metering/src/meter/meter.api.ts';
import { ReadingFiles } from '../../../../services/metering/src/reading-file/reading-files.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;
interface Enveloped {
  readonly decider: StoredDecider<Any, Any, Any>;
  readonly id: string;
  readonly command: unknown;
  readonly envelope: Envelope;
}

/** The kit's `Commands` without Nest's bus: passes a command to its decider as the kit's handler does. */
const commandsOn = ({ eventStore: store, clock, build }: Platform): Commands => {
  const execute = ({ decider, id, command, envelope }: Enveloped) =>
    executeCommand({
      store,
      decider,
      id,
      command,
      metadata: { ...envelope, recordedAt: clock.now().toISOString(), build },
    });
  const envelop = (decider: Enveloped['decider'], id: string, command: unknown, envelope: Envelope): Enveloped => ({
    decider,
    id,
    command,
    envelope,
  });
  return new Commands({ execute } as Any, { envelop } as Any);
};

/** The interfaces of a process: the services' own controllers and desks, called without HTTP. */
export const desksOf = (platform: Platform, projectors: object) => {
  const [commands, aggregates, reads] = [
    commandsOn(platform),
    new Aggregates(platform),
    new Reads(projectors as ProjectorHost),
  ];
  return {
    commands,
    cases: new CaseApi(commands, new CaseDesk(aggregates, reads), new RecordedNotices(platform.clock)),
    corrections: new CorrectionApi(commands, reads, new Approvals(aggregates, platform)),
    payments: new PaymentApi(commands),
    meters: new MeterApi(commands, reads),
    readings: new ReadingFiles(commands, aggregates),
    deadlines: new Deadlines(commands, aggregates, reads, platform),
  };
};
export type Desks = ReturnType<typeof desksOf>;
