import { IsId } from '@pishkhan/service-kit';

export class ContractorPath {
  @IsId('reading contractor')
  contractorId!: string;
}
