import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Operation } from '../../documents/operation.ts';
import { Access } from '../../identity/access.ts';
import { FollowersDto } from './followers.dto.ts';
import { Followers } from './followers.ts';

/** How far behind the parts of a service are, for company IT. */
@Controller('admin/followers')
@Access({ operator: 'company' })
export class FollowersApi {
  constructor(@Inject(Followers) private readonly followers: Followers) {}

  @Get()
  @Operation({
    fa: 'جایگاه و عقب‌ماندگی هر فهرست، انتشار و واکنش سرویس، و آخرین خطای آن',
    en: 'Place and lag of each view, of the relay and of the reactions: events behind, since when, and the last fault',
  })
  @ApiOkResponse({ type: FollowersDto })
  followersOfService(): Promise<FollowersDto> {
    return this.followers.now();
  }
}
