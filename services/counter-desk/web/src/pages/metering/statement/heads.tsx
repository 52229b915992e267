import { useSpeech, type Words } from '../../../words/language.tsx';

/** The heads of a table of the statement. */
export const Heads = ({ of }: { readonly of: readonly Words[] }) => {
  const { say } = useSpeech();
  return (
    <thead>
      <tr>
        {of.map((head) => (
          <th key={head.en} scope="col">
            {say(head)}
          </th>
        ))}
      </tr>
    </thead>
  );
};
