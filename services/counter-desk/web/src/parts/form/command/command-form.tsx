import { useState, type ReactNode } from 'react';
import type { Service } from '../../../api/clients.ts';
import { ServiceForm } from '../service-form.tsx';
import type { Body, FormField } from '../values/form-values.ts';
import { useCommand } from './use-command.ts';

interface Props {
  readonly service: Service;
  /** Of the operation of the service. */
  readonly path: string;
  /** Also the name of the draft. */
  readonly label: string;
  readonly fields: readonly FormField[];
  /** What the page adds to the body. */
  readonly fixed?: Body;
  readonly children?: ReactNode;
}

/**
 * One command of a page. Nothing is shown as done before the service says so. What was written about an earlier
 * proposal is another draft with another key: its body was another one.
 */
export const CommandForm = ({ service, path, label, fields, fixed = {}, children }: Props) => {
  const { command, done } = useCommand(service, path);
  return (
    <ServiceForm
      draft={[service, path, ...Object.values(fixed).map(String)].join(':')}
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
