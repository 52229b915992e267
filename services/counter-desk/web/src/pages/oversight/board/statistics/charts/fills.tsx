import { useId } from 'react';

/** Fills that differ without colour, for print and for people who see colours alike. */
export const fills = ['whole', 'hatched', 'dotted'] as const;
export type Fill = (typeof fills)[number];

/** Each fill by its address in this document. */
export type FillOf = (fill: Fill) => string;

/** Names of the fills of one drawing: no other drawing of the page has them. */
export const useFills = () => {
  const id = useId().replaceAll(/\W/g, '');
  const addressOf: FillOf = (fill) => `url(#${id}-${fill})`;
  const definitions = (
    <defs>
      <pattern id={`${id}-whole`} className="fill-whole" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" />
      </pattern>
      <pattern
        id={`${id}-hatched`}
        className="fill-hatched"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" className="ground" />
        <rect width="3.5" height="7" />
      </pattern>
      <pattern id={`${id}-dotted`} className="fill-dotted" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" className="ground" />
        <circle cx="3.5" cy="3.5" r="1.5" />
      </pattern>
    </defs>
  );
  return { addressOf, definitions };
};

const SAMPLE = { width: 28, height: 16 };

/** A sample of a fill in a legend. */
export const Sample = ({ fill }: { readonly fill: Fill }) => {
  const { addressOf, definitions } = useFills();
  return (
    <svg className="sample" {...SAMPLE} aria-hidden="true">
      {definitions}
      <rect {...SAMPLE} className="bar" fill={addressOf(fill)} />
    </svg>
  );
};
