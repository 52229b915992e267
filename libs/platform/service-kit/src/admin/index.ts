import { Examination } from './examination/examination.ts';
import { ExaminationApi } from './examination/examination.api.ts';
import { ServiceStates } from './examination/service-states.ts';
import { FollowersApi } from './followers/followers.api.ts';
import { Followers } from './followers/followers.ts';
import { ParkedAdminController } from './parked-admin.controller.ts';
import { VerificationsApi } from './verification/verifications.api.ts';
import { Verifier } from './verification/verifier.ts';
import { ViewsAdminController } from './views-admin.controller.ts';

/** What company IT and auditors ask every service. */
export const adminControllers = [
  ViewsAdminController,
  FollowersApi,
  ParkedAdminController,
  ExaminationApi,
  VerificationsApi,
];
export const adminProviders = [Followers, ServiceStates, Examination, Verifier];
