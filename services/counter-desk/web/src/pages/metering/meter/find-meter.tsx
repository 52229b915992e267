import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { meterWords as words } from './meter.words.ts';
import { OpenBySerial } from './open-by-serial.tsx';

/** The meter of which somebody enters a figure. */
export const FindMeter = () => {
  const navigate = useNavigate();
  const enters = useMay('entersReadings');
  return enters ? (
    <OpenBySerial
      title={words.find}
      label={words.serial}
      open={(meterId) => void navigate({ to: '/meters/$meterId', params: { meterId } })}
    />
  ) : null;
};
