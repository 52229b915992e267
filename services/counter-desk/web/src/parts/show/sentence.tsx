import { Fragment } from 'react';

/** Figures with dashes or strokes between them: in a Persian sentence a browser would show their parts backwards. */
const FIGURES = /((?:[A-Za-z]+-)?[\d\u06f0-\u06f9]+(?:[-/][\d\u06f0-\u06f9]+)+)/;

/** A sentence in which codes and numbers of bills keep their order. */
export const Sentence = ({ children }: { readonly children: string }) =>
  children.split(FIGURES).map((part, place) =>
    place % 2 === 1 ? (
      <bdi key={place} dir="ltr">
        {part}
      </bdi>
    ) : (
      <Fragment key={place}>{part}</Fragment>
    ),
  );
