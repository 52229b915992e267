import type { Provider, Type } from '@nestjs/common';
import type { DecisionParts } from '../index.ts';
import { DecisionsApi } from './decisions.api.ts';
import { DECISION_PARTS, Decisions } from './decisions.ts';

/** What a service with decisions of two persons has more. */
export const decisionProviders = (parts: DecisionParts | undefined): readonly Provider[] =>
  parts === undefined ? [] : [{ provide: DECISION_PARTS, useValue: parts }, Decisions];

export const decisionControllers = (parts: DecisionParts | undefined): readonly Type[] =>
  parts === undefined ? [] : [DecisionsApi];
