import { Controller, Get, Header, Inject, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { Platform } from '../definition.ts';
import { Open } from '../identity/access.ts';
import { PLATFORM } from '../running/tokens.ts';
import { docsFiles, docsPage, docsPolicy } from './docs-page.ts';

/** The OpenAPI document, made once, after all routes are registered. */
export class OpenApiHolder {
  private make: (() => OpenAPIObject) | undefined;
  private made: OpenAPIObject | undefined;

  /** The document is made when somebody asks for it first, so that a start does not wait for it (P9). */
  madeBy(make: () => OpenAPIObject): void {
    this.make = make;
  }

  get document(): OpenAPIObject | undefined {
    return (this.made ??= this.make?.());
  }
}

/** The OpenAPI document and its page; where the platform does not serve them, there is nothing at their addresses. */
@ApiExcludeController()
@Open()
@Controller()
export class DocumentsController {
  constructor(
    @Inject(OpenApiHolder) private readonly holder: OpenApiHolder,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get('openapi.json')
  openApi() {
    return this.served();
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', docsPolicy)
  docs() {
    return docsPage(this.served().info.title);
  }

  @Get('docs/:file')
  @Header('cache-control', 'public, max-age=3600')
  async file(@Param('file') name: string) {
    this.served();
    const file = docsFiles.get(name);
    if (!file) throw new NotFoundException();
    return new StreamableFile(await file.read(), { type: file.type });
  }

  private served(): OpenAPIObject {
    if (!this.platform.documents || !this.holder.document) throw new NotFoundException();
    return this.holder.document;
  }
}
