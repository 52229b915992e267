export { newAuthority, SERVER_NAME, type Authority, type Issued, type ServerNames } from './authority.ts';
export { openCertificates, type CertificateFiles } from './files.ts';
