/**
 * Raised by hand when a module's results change for the same settings: a record of another version is another run.
 * (Speed, messages and names do not count.)
 */
export const algorithmVersions = {
  image: 1,
  noise: 1,
  features: 1,
  losses: 2,
  objective: 1,
  engine: 1,
  optimize: 1,
  synthesis: 2,
} as const;

/** The same for ways of handling color, in the keys of runs that handle it. */
export const colorVersion = 1;
