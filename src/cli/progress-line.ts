import { grouped, significant } from '../report/number-format.ts';
import type { Progress } from '../study/design.ts';
import { type Sink, widthOf } from './terminal.ts';

/** Prints how far a run has come: one line that is written over on a terminal, else a line per generation. */
export interface ProgressLine {
  /** Begins to count time and evaluations: those made before are no part of the rate. */
  begin(evaluationsBefore: number): void;
  show(progress: Progress): void;
  /** Ends the line, so that what follows starts on its own. */
  end(): void;
}

export interface ProgressSetting {
  readonly sink: Sink;
  readonly maxEvaluations: number;
  readonly now: () => Date;
}

/** What progress is held against. */
export interface ProgressFrame {
  readonly maxEvaluations: number;
  /** Made by earlier sessions. */
  readonly evaluationsBefore: number;
  /** Since this session began. */
  readonly elapsedMs: number;
}

const CLEAR_TO_END = '\u001b[K';

export function createProgressLine({ sink, maxEvaluations, now }: ProgressSetting): ProgressLine {
  let startedMs = now().getTime();
  let evaluationsBefore = 0;
  const isTerminal = sink.isTTY === true;
  let isOpen = false;
  return {
    begin: (before) => {
      startedMs = now().getTime();
      evaluationsBefore = before;
    },
    show: (progress) => {
      const elapsedMs = now().getTime() - startedMs;
      const line = progressText(progress, { maxEvaluations, evaluationsBefore, elapsedMs });
      sink.write(isTerminal ? `\r${line.slice(0, widthOf(sink) - 1)}${CLEAR_TO_END}` : `${line}\n`);
      isOpen = isTerminal;
    },
    end: () => {
      if (isOpen) sink.write('\n');
      isOpen = false;
    },
  };
}

/**
 * Progress in words: `generation 3 · 144 of 1,200 evaluations · hypervolume 0.412 · front 21 · 96/s · 11 s left`.
 *
 * The rate is the mean since this session began.
 */
export function progressText(
  { generation, evaluations, hypervolume, frontSize }: Progress,
  { maxEvaluations, evaluationsBefore, elapsedMs }: ProgressFrame,
): string {
  const perSecond = (1000 * (evaluations - evaluationsBefore)) / Math.max(1, elapsedMs);
  const leftSeconds = (maxEvaluations - evaluations) / perSecond;
  return [
    `generation ${generation}`,
    `${grouped(evaluations)} of ${grouped(maxEvaluations)} evaluations`,
    `hypervolume ${hypervolume.toFixed(4)}`,
    `front ${frontSize}`,
    `${significant(perSecond)}/s`,
    `${durationText(leftSeconds)} left`,
  ].join(' · ');
}

/** `7 s`, `3 min 20 s`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
