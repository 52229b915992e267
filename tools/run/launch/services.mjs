/** Folders of the services that run as separate processes. */
export const SERVICES = ['customer-accounts', 'metering', 'billing-adjustments', 'case-handling'].map(
  (name) => `services/${name}`,
);
