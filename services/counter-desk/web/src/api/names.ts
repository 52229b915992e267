import { askedTogether } from './asked-together.ts';
import { ownHeaders } from './clients.ts';

/** The name of a member of staff; undefined for one who has never signed in at the desk. */
export const nameOf = askedTogether(
  async (subjects) => {
    const answer = await fetch(`/people?subjects=${subjects.map(encodeURIComponent).join(',')}`, {
      headers: ownHeaders(),
    });
    if (!answer.ok) return {};
    return ((await answer.json()) as { names: Readonly<Record<string, string>> }).names;
  },
  (then) => void setTimeout(then),
);
