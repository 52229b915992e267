import { useSpeech, type Words } from '../../words/language.tsx';

/** The heading of each column of a table. */
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
