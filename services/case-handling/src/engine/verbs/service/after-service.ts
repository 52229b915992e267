import type { OpenFile } from '../../case.file.ts';
import { afterWaits } from './renew.ts';
import type { RequestRecalled, ServiceAnswered, ServiceRequested } from '../../case.messages.ts';

/** The pending request, whether it is to be taken back, and the replies. */
export const afterService = (file: OpenFile, event: ServiceRequested | ServiceAnswered | RequestRecalled): OpenFile => {
  switch (event.type) {
    case 'ServiceRequested':
      return { ...file, requests: file.requests + 1, awaits: event.data.requestId };
    case 'RequestRecalled': {
      const { then, reason, by } = event.data;
      return afterWaits({ ...file, recall: { then, reason, by } }, { waitsFor: null });
    }
    case 'ServiceAnswered': {
      const { event: reply, content, recallLost } = event.data;
      // A reply that ends a recall is not kept: the applicant is not informed of it.
      if (file.recall && !recallLost) return file;
      return afterWaits({ ...file, replies: { ...file.replies, [reply]: content } }, event.data);
    }
  }
};
