import { accountId, optional, plain, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { erasureLetter, erasureRefusal, erasureState, erasureStates } from '@pishkhan/service-kit/erasure';

/** A person is to be erased, on a ground that a letter shows (A6). */
export class ErasureBody extends dto(erasureLetter) {}

export class DeclineErasureBody extends dto({ because: erasureRefusal() }) {}

export class ErasurePath extends dto({
  accountId: accountId(),
  erasureId: uuid({ fa: 'شناسه درخواست', en: 'erasure' }),
}) {}

export class ErasureQuery extends dto({ ...PageQuery.fields, state: optional(erasureState()) }) {}

export class ErasureStepDto extends dto({
  erasureId: plain.text('erasure'),
  state: plain.choice('waits for the head, how it was decided, or done in every service', erasureStates),
}) {}
