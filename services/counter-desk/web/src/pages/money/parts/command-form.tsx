import { useState, type ReactNode } from 'react';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body, FormField } from '../../../parts/form/values/form-values.ts';
import { useCommand } from './use-command.ts';

interface Props {
  /** Of the operation of billing. */
  readonly path: string;
  /** Also the name of the draft. */
  readonly label: string;
  readonly fields: readonly FormField[];
  /** What the page adds to the body. */
  readonly fixed?: Body;
  readonly children?: ReactNode;
}

/**
 * One command about money. Nothing is shown as done before the service says so. What was written about an earlier
 * proposal is another draft with another key: its body was another one.
 */
export const CommandForm = ({ path, label, fields, fixed = {}, children }: Props) => {
  const { command, done } = useCommand(path);
  return (
    <ServiceForm
      draft={['money', path, ...Object.values(fixed).map(String)].join(':')}
      fields={fields}
      sendLabel={label}
      send={(body, key) => command({ ...body, ...fixed }, key)}
      onSent={done}
    >
      {children}
    </ServiceForm>
  );
};

/** The same, folded until it is asked for. */
export const FoldedCommand = (props: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{props.label}</summary>
      {isOpen && <CommandForm {...props} />}
    </details>
  );
};
