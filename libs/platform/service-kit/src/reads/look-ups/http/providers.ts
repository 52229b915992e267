import { APP_INTERCEPTOR } from '@nestjs/core';
import type { Provider, Type } from '@nestjs/common';
import type { LookUpParts } from '../index.ts';
import { LookUpPolicyApi } from './look-up-policy.api.ts';
import { LookUpRecorder } from './recording/look-up-recorder.ts';
import { LookUpsApi } from './look-ups.api.ts';
import { LOOK_UP_PARTS, LookUps } from './look-ups.ts';
import { UnusualLookUps } from './report/unusual-look-ups.ts';

/** What a service with look-ups has more. */
export const lookUpProviders = (parts: LookUpParts | undefined): readonly Provider[] =>
  parts === undefined
    ? []
    : [
        { provide: LOOK_UP_PARTS, useValue: parts },
        LookUps,
        UnusualLookUps,
        { provide: APP_INTERCEPTOR, useClass: LookUpRecorder },
      ];

export const lookUpControllers = (parts: LookUpParts | undefined): readonly Type[] =>
  parts === undefined ? [] : [LookUpsApi, LookUpPolicyApi];
