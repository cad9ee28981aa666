import type { PublishedGrid } from '../accuracy/published-grid.ts';
import type { AccuracyDocument, MeasuredAccuracy } from './accuracy-schema.ts';
import { loadPublishedGrid } from './load-published-grid.ts';

/** Where an experiment's accuracies come from, with the grid in place where they are published. */
export type AccuracyPlan =
  | { readonly estimator: 'published'; readonly grid: PublishedGrid }
  | MeasuredAccuracy;

/**
 * Puts a published grid in place; every other way is opened when the experiment is run.
 *
 * @param folder  where the path of a grid starts
 * @throws InputError where there is no such grid
 */
export function accuracyPlan(document: AccuracyDocument, folder: string): AccuracyPlan {
  if (typeof document === 'string') {
    return { estimator: 'published', grid: loadPublishedGrid(document, folder) };
  }
  if (document.estimator !== 'published') return document;
  return { estimator: 'published', grid: loadPublishedGrid(document.grid, folder) };
}
