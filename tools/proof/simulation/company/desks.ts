import { civilDate, fixedClock } from '@pishkhan/calendar';
import { executeCommand, type StoredDecider } from '@pishkhan/event-store';
import {
  Aggregates,
  Commands,
  Offices,
  Publications,
  Reads,
  type Envelope,
  type Platform,
} from '@pishkhan/service-kit';
import type { ProjectorHost } from '@pishkhan/service-kit/projector-host';
import {
  Approvals,
  CertificateApi,
  CorrectionApi,
  NewDays,
  OwnProposalApi,
  OwnProposals,
  PaymentApi,
  PaymentFiles,
  PaymentReversalApi,
  RefundApi,
  RefundSigningApi,
  RefundDesk,
  ReversalDesk,
  ReversalSigningApi,
  Signers,
  UnidentifiedPaymentApi,
  VolumeFactorApi,
  WholeReceipt,
} from '@pishkhan/billing-adjustments/simulation';
import {
  CaseApi,
  CaseDesk,
  CaseOpenings,
  CaseSteps,
  CaseVerbsApi,
  Deadlines,
  HandOverApi,
  RecordedNotices,
} from '@pishkhan/case-handling/simulation';
import { ChangesInVault, PersonChangeApi, PersonChangeDesk, TermsApi } from '@pishkhan/customer-accounts/simulation';
import type { Reach } from '@pishkhan/roles';
import { BEGINNING } from './beginnings.ts';
import { meterDesksOf } from './meter-desks.ts';
import { zone } from './persons.ts';
import type { SealedPayees, SealedPersons } from './vaults.ts';

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

/** Every office that a command names is open: the county offices, and the counter offices of both counties. */
const openOffices: NonNullable<Platform['offices']> = {
  find: async (officeId) => ({
    officeId,
    ...(officeId.startsWith('county-')
      ? { kind: 'countyOffice', countyOffice: null }
      : {
          kind: officeId === zone ? 'zone' : 'counterOffice',
          countyOffice: officeId.startsWith('office-2') ? 'county-2' : 'county-1',
        }),
    name: officeId,
    registeredFrom: civilDate('1990-03-21'),
    closedFrom: null,
  }),
};

/** What the guard grants the people of the simulation: the own county. */
export const granted: Reach = {
  places: ['ownCounty'],
  subject: 'simulation',
  office: 'county-1',
  county: 'county-1',
};

/** What the processes of a service seal outside of their events. */
export interface Vaults {
  readonly payees: SealedPayees;
  readonly persons: SealedPersons;
}

/** The interfaces of a process: the services' own controllers and desks, called without HTTP. */
export const desksOf = (platform: Platform, projectors: object, { payees, persons }: Vaults) => {
  const [commands, aggregates, reads] = [
    commandsOn(platform),
    new Aggregates(platform),
    new Reads(projectors as ProjectorHost),
  ];
  const caseDesk = new CaseDesk(aggregates, reads, platform, {} as Any);
  const steps = new CaseSteps(commands, caseDesk, reads);
  const openings = new CaseOpenings(commands, aggregates, caseDesk, reads);
  const offices = new Offices({}, { ...platform, offices: openOffices }, reads);
  const signers = new Signers(aggregates, reads, platform, offices);
  const reversalDesk = new ReversalDesk(aggregates, new WholeReceipt(reads), platform);
  const refundDesk = new RefundDesk(commands, aggregates, payees as Any, platform);
  const notices = new RecordedNotices(platform.clock);
  // Days pass between two steps of a command here; in truth none takes the hour after which sealed values are removed.
  const platformOfTheVault = { ...platform, clock: fixedClock(BEGINNING) };
  const changesInVault = new ChangesInVault(aggregates, persons as Any, platformOfTheVault, persons.settings as Any);
  const personChangeDesk = new PersonChangeDesk(commands, aggregates, persons as Any, changesInVault);
  return {
    commands,
    volumeFactors: new VolumeFactorApi(commands, aggregates),
    certificates: new CertificateApi(commands, reads, platform, offices),
    publications: new Publications(commands, platform),
    cases: new CaseApi(openings, caseDesk, notices, steps),
    caseVerbs: new CaseVerbsApi(steps, reads),
    handOvers: new HandOverApi(steps, caseDesk, offices),
    corrections: new CorrectionApi(commands, reads, new Approvals(aggregates, signers, platform), signers),
    ownProposals: new OwnProposalApi(commands, new OwnProposals(aggregates, platform)),
    payments: new PaymentApi(commands, aggregates),
    paymentFiles: new PaymentFiles(commands, aggregates),
    unidentified: new UnidentifiedPaymentApi(commands, aggregates, reads),
    reversals: new PaymentReversalApi(commands, reads, reversalDesk, {} as Any),
    reversalSigning: new ReversalSigningApi(commands, reads, reversalDesk, signers),
    refunds: new RefundApi(refundDesk, reads),
    refundSigning: new RefundSigningApi(refundDesk, reads, signers),
    terms: new TermsApi(commands, aggregates),
    changesInVault,
    personChanges: new PersonChangeApi(personChangeDesk, {} as Any, reads),
    ...meterDesksOf(platform, { commands, aggregates, reads, offices }),
    deadlines: new Deadlines(commands, aggregates, reads, platform),
    newDays: new NewDays(commands, platform),
  };
};
export type Desks = ReturnType<typeof desksOf>;
