import { ApiOperation } from '@nestjs/swagger';
import type { Text } from '@pishkhan/fields';

/**
 * What a route is for, Persian first: `@Operation({ fa: 'ثبت کنتور نصب‌شده', en: 'Register a meter that was installed'
 * })`.
 */
export const Operation = ({ fa, en }: Text): MethodDecorator => ApiOperation({ summary: fa, description: en });
