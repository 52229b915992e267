import { whenRecorded } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';
import { meteredAccount } from '../meter/installing/domain/metered-account.ts';

/**
 * A process may stop between the claim of an account and the installation of its meter: the meter is installed from the
 * claim (N16). It is the command of the request, so that the faster of the two installs it and the other finds it. Only
 * a serial that another account took at the same moment can refuse it, which ends this claim.
 */
export const completeTheInstallationWhenAnAccountIsClaimed = whenRecorded(meteredAccount, ['AccountClaimed'], {
  name: 'complete-the-installation-when-an-account-is-claimed',
  react: async ({ data: { meterId, installation, command }, metadata: { reason } }, tools) => {
    await tools.execute(
      meter,
      meterId,
      { type: 'InstallMeter', ...installation },
      { as: command, reason, businessDate: installation.installedOn },
    );
  },
});
