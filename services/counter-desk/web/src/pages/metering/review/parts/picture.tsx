import type { ExpectedRange } from '../../../../api/generated/metering.ts';
import { placedOnLine } from '../range.ts';

const HEIGHT = 40;

/** The index beside what the meter could show. The figures stand in the list below, for everybody. */
export const RangePicture = ({ read, expected }: { readonly read: number; readonly expected: ExpectedRange }) => {
  const at = placedOnLine(read, expected);
  const isWithin = read >= expected.least && read <= expected.most;
  return (
    <svg className="range" viewBox={`0 0 200 ${HEIGHT}`} aria-hidden="true" direction="ltr">
      <line className="track" x1={4} x2={196} y1={20} y2={20} />
      <rect className="span" x={2 * at.least} width={Math.max(2, 2 * (at.most - at.least))} y={14} height={12} rx={3} />
      {at.usual !== null && <line className="usual" x1={2 * at.usual} x2={2 * at.usual} y1={10} y2={30} />}
      <circle className={isWithin ? 'read within' : 'read'} cx={2 * at.read} cy={20} r={6} />
    </svg>
  );
};
