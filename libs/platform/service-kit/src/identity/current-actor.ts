import { createParamDecorator } from '@nestjs/common';
import { currentRequest, type SignedInActor } from '../http/request-context.ts';

/** The verified actor of the request: `clerk(@CurrentActor() actor: SignedInActor)`. */
export const CurrentActor = createParamDecorator((): SignedInActor => {
  const actor = currentRequest()?.actor;
  if (!actor) throw new Error('CurrentActor was used on a route without a token');
  return actor;
});
