import { placeOf, type Role } from '@pishkhan/roles';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { caseFact, caseIdOf, type CaseFact } from './case-fact.ts';
import { clocksAfter, escalationAfter, nearestOf, NO_DEADLINE, type ClockView } from './clocks.ts';

/** A case that waits for a person. `_id` is the case. */
export interface WorklistItem {
  readonly trackingCode: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly accountId: string;
  readonly officeId: string;
  readonly countyOffice: string;
  readonly openedOn: string;
  readonly stage: string;
  /** Whoever has to act; nobody while another service is awaited. */
  readonly waitsFor: Role | null;
  readonly escalatedTo: Role | null;
  /** The one worklist that shows it: a role at a unit; none when it waits for nobody. */
  readonly shownTo: Role | null;
  readonly unit: string | null;
  /** Instant since which it waits at this stage. */
  readonly since: string;
  readonly clocks: readonly ClockView[];
  readonly dueOn: string;
  readonly closed: boolean;
}

/** Exactly one worklist at a time: the owner's, or the head's since a deadline was missed. */
const shown = (item: WorklistItem): WorklistItem => {
  const shownTo = item.closed ? null : (item.escalatedTo ?? item.waitsFor);
  const unit = shownTo === null ? null : placeOf(shownTo) === 'counter' ? item.officeId : item.countyOffice;
  return { ...item, shownTo, unit, dueOn: nearestOf(item.clocks)?.dueOn ?? NO_DEADLINE };
};

const opened = ({ data, recordedAt }: CaseFact & { type: 'CaseOpened' }): WorklistItem => ({
  trackingCode: data.trackingCode,
  kind: data.kind,
  kindVersion: data.kindVersion,
  accountId: data.accountId,
  officeId: data.officeId,
  countyOffice: data.countyOffice,
  openedOn: data.openedOn,
  stage: '',
  waitsFor: null,
  escalatedTo: null,
  shownTo: null,
  unit: null,
  since: recordedAt,
  clocks: [],
  dueOn: NO_DEADLINE,
  closed: false,
});

/** "What waits for me, for how long, and until when?", asked by everybody who works on cases. */
export const worklist = defineView<WorklistItem>({
  name: 'worklist',
  version: 1,
  question: 'What waits for me, for how long, and until when?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      trackingCode: String,
      kind: String,
      kindVersion: Number,
      accountId: String,
      officeId: String,
      countyOffice: { type: String, index: true },
      openedOn: String,
      stage: String,
      waitsFor: String,
      escalatedTo: String,
      shownTo: String,
      unit: String,
      since: String,
      clocks: [mongoose.Schema.Types.Mixed],
      dueOn: { type: String, index: true },
      closed: Boolean,
    },
    { versionKey: false },
  ).index({ unit: 1, shownTo: 1, dueOn: 1 }),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    if (event.type === 'CaseOpened') return opened(event);
    if (!document) return undefined;
    const item = {
      ...document,
      clocks: clocksAfter(document.clocks, event),
      escalatedTo: escalationAfter(document.escalatedTo, document.clocks, event),
    };
    if (event.type === 'StageEntered')
      return shown({ ...item, stage: event.data.stage, waitsFor: event.data.waitsFor, since: event.recordedAt });
    return shown(event.type === 'CaseClosed' ? { ...item, closed: true } : item);
  },
});
