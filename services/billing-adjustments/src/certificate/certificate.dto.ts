import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { IsCivilDate, IsId, IsText, PageQuery } from '@pishkhan/service-kit';

export class CertificateBody {
  @IsId('person who is certified, subject of the token')
  subject!: string;

  @IsId('counter office')
  office!: string;

  @IsId('number of the certificate')
  certificateNumber!: string;

  @IsCivilDate('first day')
  validFrom!: CivilDate;

  @IsCivilDate('last day, included')
  validTo!: CivilDate;
}

export class CertificateNamed {
  @ApiProperty({ description: 'person who is certified' })
  subject!: string;

  @ApiProperty({ description: 'number of the certificate' })
  certificateNumber!: string;
}

export class SubjectPath {
  @IsId('person whose certificates are taken back')
  subject!: string;
}

export class RevocationBody {
  @IsText('why', { min: 3, max: 1_000 })
  reason!: string;
}

export class RevocationAnswer {
  @ApiProperty({ description: 'person' })
  subject!: string;

  @ApiProperty({ type: String, isArray: true, description: 'numbers of the certificates taken back now' })
  revoked!: string[];
}

export class CertificateQuery extends PageQuery {
  @IsId('counter office', { optional: true })
  office?: string;
}
