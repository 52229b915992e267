import type { Logged } from './log.ts';

type Data = Readonly<Record<string, string>>;
interface Confirmed {
  readonly publication?: { readonly confirmedBy?: string };
  readonly confirmation?: { readonly by: string };
}
const OFFICE = 'office-101';

/** Whether a person has a certificate for the office of the cases on a day, by the events up to a command. */
const isCertified = (before: readonly Logged[], subject: string, on: string): boolean => {
  const ofPerson = before.filter(({ stream }) => stream === `certificate-${subject}`).map(({ event }) => event);
  const numbersOf = (type: string, fits: (data: Data) => boolean) =>
    ofPerson
      .filter((event) => event.type === type)
      .map(({ data }) => data as Data)
      .filter(fits)
      .map((data) => data['certificateNumber']);
  const revoked = numbersOf('CertificateRevoked', (data) => data['revokedOn']! <= on);
  return numbersOf(
    'CertificateGranted',
    (data) => data['office'] === OFFICE && data['validFrom']! <= on && on <= data['validTo']!,
  ).some((number) => !revoked.includes(number));
};

/** A representative signs with a certificate of the day; the head signs in the own or another place without one. */
const signedWithout = (log: readonly Logged[]): readonly string[] =>
  log.flatMap(({ event: { type, data }, seen }) => {
    if (type !== 'CorrectionApproved') return [];
    const { by, role, on, inPlace, correctionId } = data as Data;
    if (role !== 'qualifiedRepresentative' || inPlace !== undefined || isCertified(log.slice(0, seen), by!, on!))
      return [];
    return [`${correctionId}: ${by} signed without a certificate`];
  });

/** Nobody confirms the own proposal: neither a version nor a certificate, nor the certificate about oneself (7.5). */
const confirmedAlone = (log: readonly Logged[]): readonly string[] => {
  const barred = new Map<string, readonly string[]>();
  return log.flatMap(({ event: { type, data } }) => {
    if (type === 'PolicyVersionProposed') {
      const { draft, proposedBy } = data as { draft: { version: string }; proposedBy: string };
      barred.set(draft.version, [proposedBy]);
    }
    const { certificateNumber, version, issuer, subject } = data as Data;
    if (type === 'CertificateProposed') barred.set(certificateNumber!, [issuer!, subject!]);
    if (type !== 'PolicyVersionPublished' && type !== 'CertificateGranted') return [];
    const { publication, confirmation } = data as Confirmed;
    const by = publication?.confirmedBy ?? confirmation?.by;
    const own = barred.get((version ?? certificateNumber)!);
    return own && (by === undefined || own.includes(by)) ? [`${type}: ${by} confirmed the own proposal`] : [];
  });
};

/** A move of a meter and an entry of the register have two persons, and nobody enters the own identity (N4, N5). */
const decidedAlone = (log: readonly Logged[]): readonly string[] => {
  const proposers = new Map<string, string>();
  return log.flatMap(({ event: { type, data } }) => {
    const { moveId, subject, requestedBy, proposedBy, confirmedBy } = data as Partial<Data>;
    const matter = String(moveId ?? subject?.toLowerCase());
    if (type === 'MeterZoneMoveRequested' || type === 'StaffMemberProposed')
      proposers.set(matter, String(requestedBy ?? proposedBy));
    if (type !== 'MeterMovedToZone' && type !== 'StaffMemberRegistered') return [];
    const parts = [proposers.get(matter), confirmedBy, subject].flatMap((each) => each?.toLowerCase() ?? []);
    const isWhole = confirmedBy !== undefined && new Set(parts).size === parts.length;
    return isWhole ? [] : [`${type}: ${parts.join(' and ')} are no two persons`];
  });
};

/** What is wrong about second persons; empty if every signature had its certificate and every change two persons. */
export const secondPersonFaultsOf = (log: readonly Logged[]): readonly string[] => [
  ...signedWithout(log),
  ...confirmedAlone(log),
  ...decidedAlone(log),
];
