import { definitions } from '@pishkhan/embedded/definitions';
import { startTestPlatform } from '@pishkhan/testing';

/** The served OpenAPI document of each service, by the service's name. */
export const servedDocuments = async (): Promise<Record<string, unknown>> => {
  const platform = await startTestPlatform();
  try {
    const documents: Record<string, unknown> = {};
    for (const definition of definitions) {
      const { url } = await platform.start(definition);
      documents[definition.name] = await (await fetch(`${url}/openapi.json`)).json();
    }
    return documents;
  } finally {
    await platform.stop();
  }
};
