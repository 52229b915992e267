import { ApiOperation } from '@nestjs/swagger';
import type { Text } from '@pishkhan/fields';

/**
 * The purpose of a route, Persian first: `@Operation({ fa: 'ثبت کنتور نصب‌شده', en: 'Register an installed meter' })`.
 */
export const Operation = ({ fa, en }: Text): MethodDecorator => ApiOperation({ summary: fa, description: en });
