/** The services behind the desk. */
export const services = ['customer-accounts', 'metering', 'billing-adjustments', 'case-handling'] as const;
export type Service = (typeof services)[number];

export const isService = (name: string): name is Service => (services as readonly string[]).includes(name);
