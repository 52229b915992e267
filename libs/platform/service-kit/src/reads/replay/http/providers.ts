import type { Provider, Type } from '@nestjs/common';
import type { StreamParts } from '../index.ts';
import { StreamsApi } from './streams.api.ts';
import { Streams } from './streams.ts';

/** What a service whose streams an auditor replays has more. */
export const streamProviders = (parts: StreamParts | undefined): readonly Provider[] =>
  parts === undefined ? [] : [Streams];

export const streamControllers = (parts: StreamParts | undefined): readonly Type[] =>
  parts === undefined ? [] : [StreamsApi];
