/** What the program tells the shell (docs/cli.md). */
export const EXIT_OK = 0;
/** A bug of ours. */
export const EXIT_BUG = 1;
/** `verify` found figures that differ. */
export const EXIT_DIFFERS = 1;
/** Something that the user gave is wrong, and was told. */
export const EXIT_BAD_INPUT = 2;
/** The user interrupted; what was found is kept. */
export const EXIT_INTERRUPTED = 130;
