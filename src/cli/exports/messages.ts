/** What a thread that exports is started with, and the messages between it and the thread that answers HTTP. */
import type { StreamRequest } from '../../export/one-stream.ts';
import type { ErrorCode } from '../../problem.ts';

export interface ExportConfig extends StreamRequest {
  readonly database: string;
  /** JSON; null for everything. */
  readonly filter: string | null;
  /** How long the choice of articles may take. */
  readonly milliseconds: number;
}

/** Asks for the next chunk: one is written when it is asked for, so that a slow reader slows the reading down. */
export const NEXT = 'next';

/** The first message says that the export is open; then each answers a `NEXT`. */
export type FromExportThread =
  | { readonly opened: true }
  | { readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly ended: true }
  | { readonly failure: { readonly code: ErrorCode; readonly message: string } };
