import { faNumber, type Text } from '@pishkhan/fields';
import { ProblemException } from '../problem.ts';

/** The largest accepted input, checked before validation so that no check sees more (N12). */
export const MOST_MEMBERS = 5_000;
const DEEPEST = 24;
/** The longest field has 4,000 characters; invisible ones are removed later. */
const LONGEST_TEXT = 16_384;
export const MOST_PARAMETERS = 50;

const tooLarge = (field: string, rule: string, message: Text): ProblemException =>
  new ProblemException(400, 'InvalidInput', { errors: [{ field, rule, message }] });

const tooMany = (most: number) =>
  tooLarge('', 'maxMembers', {
    fa: `درخواست حداکثر ${faNumber(most)} قلم داده دارد`,
    en: `a request has at most ${most} members`,
  });

const tooDeep = () =>
  tooLarge('', 'maxDepth', {
    fa: `تودرتویی حداکثر ${faNumber(DEEPEST)} لایه است`,
    en: `nesting is at most ${DEEPEST} levels deep`,
  });

/** Unicode's stream-safe form has at most 30; the time of normalisation grows with the square of more (UAX 15). */
const tooManyMarks = /\p{M}{31}/u;
const marked = () =>
  tooLarge('', 'maxMarks', {
    fa: 'متن بیش از ۳۰ نشانه پی‌درپی دارد',
    en: 'a text has at most 30 combining marks in a row',
  });

const tooLong = () =>
  tooLarge('', 'maxTextLength', {
    fa: `هر متن حداکثر ${faNumber(LONGEST_TEXT)} نویسه دارد`,
    en: `a text has at most ${LONGEST_TEXT} characters`,
  });

const mustBeReadableText = (text: string): void => {
  if (text.length > LONGEST_TEXT) throw tooLong();
  if (tooManyMarks.test(text)) throw marked();
};

/**
 * Members are counted level by level, without recursion.
 *
 * @throws ProblemException 400 `InvalidInput` for too many members, too deep nesting, too long a text or too many marks
 *   in a row
 */
export const mustBeWithinLimits = (value: unknown, mostMembers: number): void => {
  let level: unknown[] = [value];
  let members = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each === 'string') mustBeReadableText(each);
      if (typeof each !== 'object' || each === null) continue;
      if (depth >= DEEPEST) throw tooDeep();
      const names = Object.keys(each);
      members += names.length;
      if (members > mostMembers) throw tooMany(mostMembers);
      names.forEach(mustBeReadableText);
      for (const name of names) next.push((each as Readonly<Record<string, unknown>>)[name]);
    }
    level = next;
  }
};
