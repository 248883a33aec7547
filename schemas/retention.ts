/**
 * How long each kind of document is kept: data, dated and versioned. The rule is the one in force on the day of the
 * reception. Events are never purged, and hold no personal data.
 */
import * as z from 'zod';

export const GENRES = ['fichier', 'verdict', 'acquit'] as const;
export type Genre = (typeof GENRES)[number];

const civilDate = z.iso.date().nullable();

export const retentionSchema = z.strictObject({
  version: z.string(),
  /** A kind without a rule in force is kept for ever. */
  regles: z.array(
    z.strictObject({
      genre: z.enum(GENRES),
      annees: z.int().nonnegative().max(200),
      /** `exercice`: until the 31st of December, so many years after it. `reception`: until its anniversary. */
      depuis: z.enum(['exercice', 'reception']),
      /** Both included, compared with the civil date (Paris) of the reception; null: no bound. */
      du: civilDate,
      jusquAu: civilDate,
    }),
  ),
});
export type Retention = z.infer<typeof retentionSchema>;

const dixAns = (genre: Genre) => ({ genre, annees: 10, depuis: 'exercice', du: null, jusquAu: null }) as const;

/** Ten years after the exercice, as accounts are judged; the owner of the archives confirms the starting point. */
export const RETENTION_PAR_DEFAUT: Retention = { version: 'conservation-2026.1', regles: GENRES.map(dixAns) };
