/**
 * How long each kind of document is kept: data, dated and versioned. The rule is the one in force on the day of the
 * reception. Events are never purged, and hold no personal data.
 */
import * as z from 'zod';

export const GENRES = ['fichier', 'verdict', 'acquit'] as const;
export type Genre = (typeof GENRES)[number];

/** Of a dossier of PCA: its demande, addresses, informations, proofs and documents, follow-ups. Each family has its own. */
const GENRES_DU_DOSSIER = [
  ...(['pca-demande', 'pca-adresse', 'pca-information', 'pca-piece', 'pca-controle'] as const),
  ...(['amende-demande', 'amende-adresse', 'amende-information', 'amende-piece', 'amende-controle'] as const),
] as const;
export type GenreDuDossier = (typeof GENRES_DU_DOSSIER)[number];

/** What the registers keep of persons and of decisions, apart from their events: documents of acts, letters, certificates, names. */
const GENRES_DES_ADHESIONS = ['piece', 'lettre', 'certificat', 'identite'] as const;
const GENRES_DU_CONTRAT = ['contrat-document', 'contrat-compte'] as const;

/** All that is purged with the stream that names it. */
export const GENRES_DU_REGISTRE = [...GENRES_DES_ADHESIONS, ...GENRES_DU_CONTRAT, ...GENRES_DU_DOSSIER] as const;
export type GenreDuRegistre = (typeof GENRES_DU_REGISTRE)[number];

const civilDate = z.iso.date().nullable();

export const retentionSchema = z.strictObject({
  version: z.string(),
  /** A kind without a rule in force is kept for ever. */
  regles: z.array(
    z.strictObject({
      genre: z.enum([...GENRES, ...GENRES_DU_REGISTRE]),
      annees: z.int().nonnegative().max(200),
      /**
       * `exercice`: until the 31st of December, so many years after it. `reception`: until its anniversary. Of the register,
       * both count from the day on which the object has ceased to serve.
       */
      depuis: z.enum(['exercice', 'reception']),
      /** Both included, compared with the civil date (Paris) of the reception; null: no bound. */
      du: civilDate,
      jusquAu: civilDate,
    }),
  ),
});
export type Retention = z.infer<typeof retentionSchema>;

const dixAns = (genre: Genre | GenreDuRegistre) =>
  ({ genre, annees: 10, depuis: 'exercice', du: null, jusquAu: null }) as const;

const cinqAns = (genre: GenreDuDossier) =>
  ({ genre, annees: 5, depuis: 'reception', du: null, jusquAu: null }) as const;

/**
 * Ten years after the exercice, as accounts are judged, and as long for what says who could sign them; five from the
 * closing of a dossier of PCA. The owner of the archives confirms the starting points.
 */
export const RETENTION_PAR_DEFAUT: Retention = {
  version: 'conservation-2026.3',
  regles: [
    ...[...GENRES, ...GENRES_DES_ADHESIONS, ...GENRES_DU_CONTRAT].map(dixAns),
    ...GENRES_DU_DOSSIER.map(cinqAns),
  ],
};
