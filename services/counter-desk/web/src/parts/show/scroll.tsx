import type { ReactNode, Ref } from 'react';

interface Props {
  /** What is inside, for a reader who does not see it. */
  readonly label: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
  readonly dir?: 'ltr';
}

/** What may be wider than a narrow screen: it scrolls by itself, also by keyboard. */
export const Scroll = ({ label, children, ...more }: Props) => (
  // A region that scrolls needs the keyboard (WCAG 2.1.1).
  <div className="scroll" role="region" aria-label={label} tabIndex={0} {...more}>
    {children}
  </div>
);
