import { runAttachments } from '../../src/cli/run-attachments.ts';
import { createRunFolder } from '../../src/study/run-folder.ts';
import { runStudy, type Study } from '../../src/study/run-study.ts';
import { newRunFolder, tinyStudy } from './study-fixture.ts';

/** A whole run of the tiny study in a folder of its own; stopped after a batch where `batches` says so. */
export async function tinyRun(changes: Partial<Study> = {}, batches = Number.POSITIVE_INFINITY) {
  const folder = newRunFolder();
  const now = () => new Date('2024-01-01T12:00:00Z');
  const store = createRunFolder({ folder, now, attachments: runAttachments });
  const controller = new AbortController();
  const onProgress = ({ generation }: { readonly generation: number }) => {
    if (generation >= batches) controller.abort();
  };
  const { signal } = controller;
  const summary = await runStudy(tinyStudy(changes), { store, signal, onProgress });
  return { folder, summary };
}
