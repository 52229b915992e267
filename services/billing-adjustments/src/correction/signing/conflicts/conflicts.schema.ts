import { list, optional, rial, shownSchemaOf, text, whole } from '@pishkhan/views';
import { Type, type Static } from 'typebox';
import { moneyDecisions } from './decisions/money-decisions.view.ts';

const because = Type.Object(
  { rule: text('rule'), fa: text('in Persian'), en: text('in English') },
  { $id: 'ConflictReason' },
);
/** A decision with the rules for which an auditor examines it. */
export const conflict = {
  ...shownSchemaOf(moneyDecisions),
  $id: 'Conflict',
  properties: {
    ...(shownSchemaOf(moneyDecisions) as typeof moneyDecisions.document).properties,
    because: list('why it is examined', because),
  },
};

const measure = Type.Object(
  {
    median: rial('median of the credits of the peers'),
    deviation: rial('median of their distances from it'),
    peers: whole('how many are compared'),
  },
  { $id: 'MeasureOfPeers' },
);
const amongPeers = Type.Object(
  {
    rule: text('rule'),
    fa: text('in Persian'),
    en: text('in English'),
    persons: list('persons', Type.String()),
    office: optional(text('office')),
    peersAs: text('part, or kind of office, whose members are compared'),
    counted: whole('credits in rial, or decisions together'),
    limit: whole('limit of the policy among these peers'),
    measure: optional(measure),
    decisions: whole('number of decisions'),
    matters: list('their ids, at most 100', Type.String()),
    events: list('events behind these, for a replay', moneyDecisions.document.properties.events.items),
  },
  { $id: 'AmongPeers' },
);
export type AmongPeersRow = Static<typeof amongPeers>;
export const amongPeersPage = Type.Object(
  {
    from: text('first day'),
    to: text('last day'),
    policy: optional(text('version of the policy; absent if there is none, and then nothing is listed')),
    items: list('what stands out, farthest above its limit first', amongPeers),
  },
  { $id: 'AmongPeersPage' },
);
export type AmongPeersReport = Static<typeof amongPeersPage>;
