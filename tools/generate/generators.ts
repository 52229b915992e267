import { aggregatePlan } from './aggregate/aggregate.ts';
import { commandPlan } from './aggregate/command.ts';
import { caseKindPlan } from './case-kind.ts';
import type { Options, Plan } from './plan.ts';
import { contractPlan } from './readers/contract.ts';
import { reactionPlan } from './readers/reaction.ts';
import { viewPlan } from './readers/view.ts';
import { policyPlan } from './tables/policy.ts';
import { rolePlan } from './tables/role.ts';
import { servicePlan } from './tables/service.ts';

interface Generator {
  readonly plan: (options: Options, root: string) => Plan;
  /** An example; options in brackets are optional. */
  readonly usage: string;
}

/** All generators by name. */
export const generators: Readonly<Record<string, Generator>> = {
  command: {
    plan: commandPlan,
    usage:
      "--service metering --aggregate meter --name BreakSeal --event SealBroken --source A2-6 --role fieldExpert --title 'Record a broken seal' --title-fa 'ثبت شکستگی پلمب' [--route v1/meters/:id/seals]",
  },
  view: {
    plan: viewPlan,
    usage:
      "--service metering --aggregate meter --name seals-broken --event SealBroken --question 'Which seals were broken, and when?'",
  },
  contract: {
    plan: contractPlan,
    usage:
      "--service metering --name SealBroken --aggregate meter --sentence 'A seal was found broken' --source A2-6 [--version 2] [--subject meter]",
  },
  reaction: {
    plan: reactionPlan,
    usage:
      "--service metering --when MeterVisited --aggregate meter --command BreakSeal --by meterId --sentence 'A visit finds the seal broken' --source A2-6 [--name break-seal-when-a-visit-finds-it]",
  },
  aggregate: {
    plan: aggregatePlan,
    usage: '--service metering --name seal --command PlaceSeal --event SealPlaced --source A2-6 [--folder seals]',
  },
  'case-kind': {
    plan: caseKindPlan,
    usage:
      "--name notary-inquiry --source A7 --opens A7-1 --decides A7-2 --deadline A7-4 --title 'Notary inquiry' --title-fa 'پاسخ استعلام دفترخانه' [--days 5] [--fee notaryInquiry] [--family property]",
  },
  policy: {
    plan: policyPlan,
    usage:
      "--service billing-adjustments --name paper-deposit --field amount --title 'Deposit for a paper copy' --title-fa 'سپرده نسخه کاغذی' --sentence 'Deposit for a paper copy' --source 15.2 [--aggregate policy]",
  },
  role: {
    plan: rolePlan,
    usage:
      "--name sealInspector --title 'Seal inspector' --title-fa 'بازرس پلمب' --place county --source A2-6 [--sees county]",
  },
  service: {
    plan: servicePlan,
    usage: "--name seal-store --title 'Seal store' --title-fa 'انبار پلمب' --sentence 'Which seals are in the store'",
  },
};
