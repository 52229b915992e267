import { dataOf, kitOf, type Service } from '../../../api/clients.ts';
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

/** While somebody looks, figures are read again after this. */
const LOOK_AGAIN_MS = 5_000;
/** A file that is being examined. */
const SOON_MS = 3_000;

export const followersQuery = (service: Service) => ({
  queryKey: ['followers', service],
  queryFn: () => dataOf(kitOf(service).GET('/admin/followers')),
  refetchInterval: LOOK_AGAIN_MS,
});
export const viewsQuery = (service: Service) => ({
  queryKey: ['views', service],
  queryFn: () => dataOf(kitOf(service).GET('/admin/views')),
  refetchInterval: LOOK_AGAIN_MS,
});
export const parkedQuery = (service: Service) => ({
  queryKey: ['parked', service],
  queryFn: () => dataOf(kitOf(service).GET('/admin/parked')),
  refetchInterval: LOOK_AGAIN_MS,
});
export const examinationQuery = (service: Service) => ({
  queryKey: ['examination', service],
  queryFn: () => dataOf(kitOf(service).GET('/admin/examination')),
  refetchInterval: ({ state: { data } }: { readonly state: { readonly data: Examination | undefined } }) =>
    data?.checks.some(({ verdict }) => verdict === 'underWay') ? SOON_MS : false,
});
