import { list, oneOf, orNull, text, whole } from '@pishkhan/views';
import { Type, type Static } from 'typebox';
import { eventBehind, personsDecision } from '../decision.ts';
import { decisionRuleNames } from '../decision-rules.ts';

const { persons: _persons, atAccounts: _atAccounts, notFor: _notFor, ...columns } = personsDecision.properties;
const title = Type.Object({ fa: text('in Persian'), en: text('in English') }, { $id: 'KindOfDecision' });
const because = Type.Object(
  { rule: oneOf('rule', decisionRuleNames), fa: text('in Persian'), en: text('in English') },
  { $id: 'ReasonToExamine' },
);

/** A decision with its kind in words, and the rules for which an auditor examines it. */
export const shownDecision = Type.Object(
  { ...columns, title, because: list('why it is examined; empty if nothing stands out', because) },
  { $id: 'Decision' },
);

const pair = Type.Object(
  {
    persons: list('the two persons', Type.String()),
    fa: text('in Persian'),
    en: text('in English'),
    decisions: whole('decisions of one that the other confirmed'),
    matters: list('their ids, at most 100', Type.String()),
    events: list('events behind these, for a replay', eventBehind),
  },
  { $id: 'PairOfPersons' },
);
export type ShownPair = Static<typeof pair>;
export const pairsOfPersons = Type.Object(
  {
    from: text('first day'),
    to: text('last day'),
    policy: orNull(text('version of the policy in force on the last day; the question may name other limits')),
    items: list('the most common decisions first', pair),
  },
  { $id: 'PairsOfPersons' },
);
