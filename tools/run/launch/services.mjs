/** Folders of the services that run as processes of their own. */
export const SERVICES = ['customer-accounts', 'metering', 'billing-adjustments', 'case-handling'].map(
  (name) => `services/${name}`,
);
