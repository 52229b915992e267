/**
 * `npm run sbom`: writes the software bill of materials of every service, CycloneDX 1.6, next to its bundle
 * (`services/…/dist/sbom.cdx.json`). It lists what the bundle really imports, not everything that is installed.
 */
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackageURL } from 'packageurl-js';
import parseSpdx from 'spdx-expression-parse';
import { workspaceRoot } from '../../check/source/files.ts';
import { packagesOfServices, RUNTIME, type ShippedPackage } from './shipped.ts';

const isExpression = (text: string): boolean => {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
};
const licences = new Contrib.License.Factories.LicenseFactory(isExpression);

const purlOf = (name: string, version: string): string => {
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return new PackageURL('npm', scope, bare!, version, undefined, undefined).toString();
};

const componentOf = (place: string, { name, version, licence, integrity }: ShippedPackage): Models.Component => {
  const [group, bare] = name.startsWith('@') ? (name.split('/') as [string, string]) : [undefined, name];
  const component = new Models.Component(
    name === RUNTIME ? Enums.ComponentType.Platform : Enums.ComponentType.Library,
    bare,
    { bomRef: place, version, purl: purlOf(name, version), ...(group && { group }) },
  );
  if (licence) component.licenses.add(licences.makeFromString(licence));
  const [, hash] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  if (hash) component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(hash, 'base64').toString('hex'));
  return component;
};

/** The CycloneDX document of a service, as JSON; the same input gives the same text. */
export const sbomOf = (service: string, version: string, packages: ReadonlyMap<string, ShippedPackage>): string => {
  const bom = new Models.Bom();
  const main = new Models.Component(Enums.ComponentType.Application, service, { bomRef: service, version });
  bom.metadata.component = main;
  const components = new Map([...packages].map(([place, shipped]) => [place, componentOf(place, shipped)]));
  for (const [place, component] of components) {
    for (const dependency of packages.get(place)!.dependencies)
      component.dependencies.add(components.get(dependency)!.bomRef);
    bom.components.add(component);
    main.dependencies.add(component.bomRef);
  }
  return new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, {
    sortLists: true,
    space: 2,
  });
};

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { version: string };
  for (const [service, packages] of await packagesOfServices()) {
    const folder = join(workspaceRoot, 'services', service, 'dist');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sbom.cdx.json'), sbomOf(service, version, packages));
    console.log(`services/${service}/dist/sbom.cdx.json: ${packages.size} packages`);
  }
}
