import { civilDate, list, oneOf, orNull, shownSchemaOf, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { readingsToReview } from '../readings-to-review.view.ts';

const words = (description: string) => Type.Object({ fa: text('Persian'), en: text('English') }, { description });
const onDay = (description: string) =>
  Type.Object({ readOn: civilDate('day'), index: whole('index, m³') }, { description });

const expected = Type.Object(
  {
    previous: onDay('last reading from the meter before the day'),
    after: orNull(onDay('next one; null if none is on record')),
    least: whole('lowest index that needs no person, m³'),
    most: whole('highest index that the meter could show, m³'),
    usual: orNull(whole('index with the consumption of the same days of last year; null if they are not covered')),
    unusualFrom: orNull(whole('from here on the consumption is unusual by the policy; null if it never is')),
  },
  { $id: 'ExpectedRange' },
);

const field = Type.Object(
  {
    name: text('name in the body of the request'),
    label: words('label'),
    type: oneOf('how it is filled in', ['text', 'index', 'yesNo']),
    required: truth('it may not be left out'),
    maxLength: orNull(whole('of a text')),
  },
  { $id: 'DecisionField' },
);

const decision = Type.Object(
  {
    name: oneOf('last part of its path', ['acceptance', 'correction', 'visit', 'rejection']),
    title: words('what it does'),
    follows: words('what follows for the bill'),
    fields: list('fields to fill in, in order', field),
    barred: orNull(words('why the caller may not take it; null if nothing is against it')),
  },
  { $id: 'OfferedDecision' },
);

/** A held reading with what the meter could show, and the decisions that its reader may take. */
export const heldReading = Type.Object(
  {
    review: shownSchemaOf(readingsToReview),
    expected: orNull(expected),
    decisions: list('none for a reader who decides no readings, and after the review', decision),
  },
  { $id: 'HeldReading' },
);
