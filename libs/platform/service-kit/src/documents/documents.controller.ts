import { Controller, Get, Header, Inject, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Open } from '../identity/access.ts';
import { docsFiles, docsPage, docsPolicy } from './docs-page.ts';

/** The OpenAPI document, made once after all routes are registered. */
export class OpenApiHolder {
  document: OpenAPIObject | undefined;
}

/** The OpenAPI document and its page. */
@ApiExcludeController()
@Open()
@Controller()
export class DocumentsController {
  constructor(@Inject(OpenApiHolder) private readonly holder: OpenApiHolder) {}

  @Get('openapi.json')
  openApi() {
    return this.holder.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', docsPolicy)
  docs() {
    return docsPage(this.holder.document!.info.title);
  }

  @Get('docs/:file')
  @Header('cache-control', 'public, max-age=3600')
  async file(@Param('file') name: string) {
    const file = docsFiles.get(name);
    if (!file) throw new NotFoundException();
    return new StreamableFile(await file.read(), { type: file.type });
  }
}
