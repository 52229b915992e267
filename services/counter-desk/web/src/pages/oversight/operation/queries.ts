import { accounts, billing, cases, dataOf, metering, type Service } from '../../../api/clients.ts';
import type {
  CheckDto,
  ExaminationDto,
  FollowerDto,
  FollowersDto,
  ParkedDto,
  ParkedStreamDto,
  RebuildReportDto,
  ViewsDto,
  ViewStatusDto,
} from '../../../api/generated/case-handling.ts';

export type Check = CheckDto;
export type Examination = ExaminationDto;
export type Follower = FollowerDto;
export type FollowersOfService = FollowersDto;
export type Parked = ParkedDto;
export type ParkedStream = ParkedStreamDto;
export type RebuildReport = RebuildReportDto;
export type Views = ViewsDto;
export type ViewStatus = ViewStatusDto;

const FOLLOWERS = '/admin/followers';
const VIEWS = '/admin/views';
const PARKED = '/admin/parked';
const EXAMINATION = '/admin/examination';

type Of<Answer> = Readonly<Record<Service, () => Promise<Answer>>>;
const followers: Of<FollowersOfService> = {
  'customer-accounts': () => dataOf(accounts.GET(FOLLOWERS, {})),
  metering: () => dataOf(metering.GET(FOLLOWERS, {})),
  'billing-adjustments': () => dataOf(billing.GET(FOLLOWERS, {})),
  'case-handling': () => dataOf(cases.GET(FOLLOWERS, {})),
};
const views: Of<Views> = {
  'customer-accounts': () => dataOf(accounts.GET(VIEWS, {})),
  metering: () => dataOf(metering.GET(VIEWS, {})),
  'billing-adjustments': () => dataOf(billing.GET(VIEWS, {})),
  'case-handling': () => dataOf(cases.GET(VIEWS, {})),
};
const parked: Of<Parked> = {
  'customer-accounts': () => dataOf(accounts.GET(PARKED, {})),
  metering: () => dataOf(metering.GET(PARKED, {})),
  'billing-adjustments': () => dataOf(billing.GET(PARKED, {})),
  'case-handling': () => dataOf(cases.GET(PARKED, {})),
};
const examinations: Of<Examination> = {
  'customer-accounts': () => dataOf(accounts.GET(EXAMINATION, {})),
  metering: () => dataOf(metering.GET(EXAMINATION, {})),
  'billing-adjustments': () => dataOf(billing.GET(EXAMINATION, {})),
  'case-handling': () => dataOf(cases.GET(EXAMINATION, {})),
};

/** While somebody looks, figures are read again after this. */
const LOOK_AGAIN_MS = 5_000;
/** A file that is being examined. */
const SOON_MS = 3_000;

export const followersQuery = (service: Service) => ({
  queryKey: ['followers', service],
  queryFn: followers[service],
  refetchInterval: LOOK_AGAIN_MS,
});
export const viewsQuery = (service: Service) => ({
  queryKey: ['views', service],
  queryFn: views[service],
  refetchInterval: LOOK_AGAIN_MS,
});
export const parkedQuery = (service: Service) => ({
  queryKey: ['parked', service],
  queryFn: parked[service],
  refetchInterval: LOOK_AGAIN_MS,
});
export const examinationQuery = (service: Service) => ({
  queryKey: ['examination', service],
  queryFn: examinations[service],
  refetchInterval: ({ state: { data } }: { readonly state: { readonly data: Examination | undefined } }) =>
    data?.checks.some(({ verdict }) => verdict === 'underWay') ? SOON_MS : false,
});
