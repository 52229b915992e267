import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Access, defineService, Operation } from '@pishkhan/service-kit';

export const plantedEndpoints = ['GET /v1/planted/{accountId}', 'POST /v1/planted/{accountId}/notes'] as const;

class PlantedDto {
  @ApiProperty({ type: 'string' }) accountId!: string;
}

/** Gives a head every account, to read and to change, where the page allows the own county. */
@Controller('v1/planted')
class PlantedApi {
  @Get(':accountId')
  @Access({ headOfSubscriberAffairs: 'all' })
  @Operation({ fa: 'نمونه', en: 'Planted' })
  @ApiOkResponse({ type: PlantedDto })
  read(@Param('accountId') accountId: string): PlantedDto {
    return { accountId };
  }

  @Post(':accountId/notes')
  @Access({ headOfSubscriberAffairs: 'all' })
  @Operation({ fa: 'نمونه', en: 'Planted' })
  @ApiCreatedResponse({ type: PlantedDto })
  note(@Param('accountId') accountId: string): PlantedDto {
    return { accountId };
  }
}

/** A service with two endpoints whose declarations are too wide, to show that the matrix finds them. */
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
