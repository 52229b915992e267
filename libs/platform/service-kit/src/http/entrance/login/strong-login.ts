import { SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { WeightyMatter } from './login-strength.ts';

export const STRONG_LOGIN = 'pishkhan:strong-login';

/**
 * The command needs a login of the strength and age that the policy `login-strength` gives for this matter:
 * `@StrongLogin('money')`. Beside `@Access` of each approval, publication and change of what somebody may do.
 */
export const StrongLogin =
  (matter: WeightyMatter): MethodDecorator =>
  (target, name, descriptor) => {
    SetMetadata(STRONG_LOGIN, matter)(target, name, descriptor);
    ApiExtension('x-login', matter)(target, name, descriptor);
  };
