import { describe, expect, it } from '@jest/globals';
import { freeTextsOf } from '@pishkhan/fields';
import { kinds } from '../../../kinds/index.ts';
import { freeTextNamesOf, formsOfSteps } from './free-text-names.ts';

describe('N17: names of free texts in decisions and reports', () => {
  it('a name is a free text in every form that has it, or in none', () => {
    const names = freeTextNamesOf(kinds);
    expect([...names]).toEqual(expect.arrayContaining(['reason', 'remarks', 'reply', 'document']));
    const isFreeText = (form: ReturnType<typeof formsOfSteps>[number]) => new Set(freeTextsOf(form));
    for (const form of kinds.flatMap(formsOfSteps))
      for (const [name, field] of Object.entries(form))
        if (field.type !== 'list') expect([name, isFreeText(form).has(name)]).toEqual([name, names.has(name)]);
  });
});
