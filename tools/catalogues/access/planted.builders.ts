import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Access, defineService, Operation } from '@pishkhan/service-kit';

export const plantedEndpoint = 'GET /v1/planted/{accountId}';

class PlantedDto {
  @ApiProperty({ type: 'string' }) accountId!: string;
}

/** Gives a head every account, where the page allows the own county. */
@Controller('v1/planted')
class PlantedApi {
  @Get(':accountId')
  @Access({ headOfSubscriberAffairs: 'all' })
  @Operation({ fa: 'نمونه', en: 'Planted' })
  @ApiOkResponse({ type: PlantedDto })
  read(@Param('accountId') accountId: string): PlantedDto {
    return { accountId };
  }
}

/** A service with one endpoint whose declaration is too wide, to show that the matrix finds it. */
export const planted = defineService({
  name: 'planted',
  title: { fa: 'نمونه', en: 'Planted' },
  deciders: [],
  views: [],
  publish: {},
  reactions: [],
  controllers: [PlantedApi],
  ruleTitles: {},
});
