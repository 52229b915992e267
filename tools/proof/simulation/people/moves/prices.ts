import { addDays, jalaliText } from '@pishkhan/calendar';
import { rial } from '@pishkhan/money';
import { readTariffFile, tariffFiles, type TariffVersion } from '@pishkhan/billing-adjustments/simulation';
import { affairs, head, policyOfficer } from '../../company/persons.ts';
import type { Household } from '../households.ts';
import { LATE_TARIFF } from '../seen.ts';
import { tariffs } from './publishing.ts';
import type { Move, Scene } from './move.ts';

const service = 'customer-accounts';
const officers = [affairs, head] as const;
const evidence = 'certificate of completion';

/** Other terms, also for days that are billed already (15.4-39). */
const proposing = ({ world, seen, company }: Scene, { accountId, since }: Household): Move[] => {
  if (!seen.exists('account', accountId)) return [];
  const terms = world.pick([
    { dwellingUnits: 2 + world.below(3) },
    { climateZone: 1 + world.below(5) },
    { use: world.pick(['household', 'ordinaryCommercial'] as const) },
  ]);
  const last = company.clock.today();
  const body = { ...terms, from: world.happens(0.3) ? last : addDays(since, world.below(30)), evidence };
  return [
    {
      weight: 0.7,
      request: () => ({
        service,
        actor: world.pick(officers),
        use: ({ terms: desk }, envelope) => desk.propose({ accountId }, body, envelope),
      }),
    },
  ];
};

/** The second person confirms or declines; sometimes it is the proposer. */
const confirming = ({ world, seen }: Scene, { accountId }: Household): Move[] =>
  seen.termsProposals(accountId).map(({ changeId }) => {
    const confirms = world.happens(0.85);
    return {
      weight: 3,
      request: () => ({
        service,
        actor: world.pick(officers),
        use: ({ terms }, envelope) =>
          confirms
            ? terms.confirm({ accountId, changeId }, envelope)
            : terms.decline({ accountId, changeId }, { reason: 'simulated' }, envelope),
      }),
    };
  });

const known = readTariffFile(tariffFiles.at(-1)!);

/** A version for days that are billed already: a correction may name it (15.4-41). */
const publishing = ({ world, company }: Scene): Move => ({
  weight: 0.6,
  request: () => {
    const today = company.clock.today();
    const raise = 10 * (1 + world.below(50));
    const effectiveFrom = addDays(today, -world.below(60));
    const draft: TariffVersion = {
      ...known,
      version: `${LATE_TARIFF}-${world.below(1_000_000)}`,
      effectiveFrom,
      effectiveFromJalali: jalaliText(effectiveFrom),
      uses: known.uses.map((use) => ({
        ...use,
        tables: use.tables.map((table) => ({
          ...table,
          tiers: table.tiers.map((tier) => ({ ...tier, price: rial(tier.price + raise) })),
        })),
      })),
    };
    return {
      service: 'billing-adjustments',
      actor: policyOfficer,
      use: ({ publications }, envelope) =>
        publications.propose(tariffs, draft, { reason: 'a decree of an earlier day' }, envelope),
    };
  },
});

/** Moves that change by what bills are rated: terms of supply and tariff. */
export const priceMoves = (scene: Scene): Move[] => [
  publishing(scene),
  ...scene.households.flatMap((household) => [...proposing(scene, household), ...confirming(scene, household)]),
];
