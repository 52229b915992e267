import { SetMetadata } from '@nestjs/common';

export const ANSWERED_ANEW = 'pishkhan:answered-anew';

/**
 * The answer of the route reports a state that changes, such as the progress of work: its key is bound to the content
 * like any other, but a repeat is handled again.
 */
export const AnsweredAnew = (): MethodDecorator => SetMetadata(ANSWERED_ANEW, true);
