import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import { startTestPlatform } from '@pishkhan/testing';

const services = [customerAccounts, metering, billingAdjustments, caseHandling];

/** The served OpenAPI document of each service, by the service's name. */
export const servedDocuments = async (): Promise<Record<string, unknown>> => {
  const platform = await startTestPlatform();
  try {
    const documents: Record<string, unknown> = {};
    for (const definition of services) {
      const { url } = await platform.start(definition);
      documents[definition.name] = await (await fetch(`${url}/openapi.json`)).json();
    }
    return documents;
  } finally {
    await platform.stop();
  }
};
