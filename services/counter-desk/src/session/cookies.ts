import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Cookies of the desk: HttpOnly, this host only, and with TLS the prefix `__Host-`. The session's is SameSite=Strict:
 * pages read it by requests of their own. That of a sign-in under way is Lax, because the issuer sends the browser
 * back.
 */
export const cookiesFor = (address: () => string) => {
  const isSecure = (): boolean => address().startsWith('https:');
  const named = (name: string): string => (isSecure() ? `__Host-${name}` : name);
  const options = (): CookieSerializeOptions => ({ path: '/', httpOnly: true, secure: isSecure() });
  const kept = (name: string, sameSite: 'strict' | 'lax') => ({
    read: (request: FastifyRequest): string | undefined => request.cookies[named(name)],
    write: (reply: FastifyReply, value: string): void =>
      void reply.setCookie(named(name), value, { ...options(), sameSite }),
    clear: (reply: FastifyReply): void => void reply.clearCookie(named(name), { ...options(), sameSite }),
  });
  return { session: kept('desk', 'strict'), signIn: kept('desk_sign_in', 'lax') };
};

export type Cookies = ReturnType<typeof cookiesFor>;
