import { useSpeech } from '../../../words/language.tsx';
import { formWords as words } from '../form.words.ts';
import type { FormField } from '../values/form-values.ts';

/** The name of a field; what may be left out says so. */
export const FieldTitle = ({ field }: { readonly field: FormField }) => {
  const { say } = useSpeech();
  return (
    <>
      {say(field.label)} {!field.required && !field.mayBeEmpty && <span className="soft">{say(words.optional)}</span>}
    </>
  );
};

/** What helps to fill in a field. */
export const useHelp = (field: FormField): string => {
  const { say } = useSpeech();
  const parts = [
    field.help && say(field.help),
    field.unit && say(words.inUnit, { unit: say(field.unit) }),
    field.noLimit && say(words.noLimit),
    field.isNames && say(words.names),
    field.type === 'date' && say(words.dayHelp),
    field.personal && say(words.personal),
  ];
  return parts.filter(Boolean).join(' · ');
};
