import { Type } from 'typebox';
import { id } from '../../fields.ts';

/** How an index was derived, so that it can be derived anew from other indexes (A2-6, 15.4-31). */
export const estimateBasis = Type.Object(
  {
    method: Type.Enum(['sameDaysLastYear', 'periodBefore', 'betweenReadings'], { description: 'method' }),
    methodVersion: Type.Integer({ minimum: 1, description: 'version of the method' }),
    derivedFrom: Type.Array(id('reading'), { description: 'readings that it is derived from' }),
  },
  {
    description:
      'basis of a derived index; absent if read from the meter, written by the reader, or in a message of an earlier release',
  },
);
