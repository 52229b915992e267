/** Pages under it are the worker's; it has no chunk in common with them. */
const SCOPE = '/visits';

const WORKER = '/visits-worker.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** The content security policy takes the address of a script only from a policy with a name. */
const trustedAddress = (): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const rules = { createScriptURL: () => WORKER };
  return trustedTypes?.createPolicy('visits-worker', rules).createScriptURL(WORKER) ?? WORKER;
};

let address: string | undefined;

/** The pages of visits work without a connection from now on. @throws Error if this browser does not permit it */
export const startWorker = async (): Promise<void> => {
  address ??= trustedAddress();
  const registration = await navigator.serviceWorker.register(address, { scope: SCOPE, updateViaCache: 'none' });
  if (registration.active) return;
  const worker = registration.installing ?? registration.waiting;
  await new Promise<void>((resolve, reject) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the pages of visits could not be kept'));
    });
  });
};
