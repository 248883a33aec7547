/** Where this deployment keeps its things. Read once, at the entry of each function; the endpoint is the SDK's affair. */
import * as z from 'zod';
import type { Bucket } from '../ports.ts';

export interface ReglagesAws {
  readonly region: string;
  readonly buckets: Readonly<Record<Bucket, string>>;
  /** The bucket of the trust store. */
  readonly confiance: string;
  readonly tables: { readonly journal: string; readonly lectures: string };
  /** Before the name of every queue: two stages may share an account. */
  readonly filePrefixe: string;
  /** What our mails are from: an address or a domain verified with SES. */
  readonly expediteur: string;
}

const nom = z.string().min(1);

const environnement = z
  .object({
    AWS_REGION: nom,
    PASSERELLE_BUCKET_DEPOT: nom,
    PASSERELLE_BUCKET_VERDICTS: nom,
    PASSERELLE_BUCKET_ACQUITS: nom,
    PASSERELLE_BUCKET_PREUVES: nom,
    PASSERELLE_BUCKET_REGISTRE: nom,
    PASSERELLE_BUCKET_PCA: nom,
    PASSERELLE_BUCKET_AMENDES: nom,
    PASSERELLE_BUCKET_CONFIANCE: nom,
    PASSERELLE_TABLE_JOURNAL: nom,
    PASSERELLE_TABLE_LECTURES: nom,
    PASSERELLE_FILE_PREFIXE: z.string(),
    PASSERELLE_EXPEDITEUR: z.email(),
  })
  .transform(
    (env): ReglagesAws => ({
      region: env.AWS_REGION,
      buckets: {
        depot: env.PASSERELLE_BUCKET_DEPOT,
        verdicts: env.PASSERELLE_BUCKET_VERDICTS,
        acquits: env.PASSERELLE_BUCKET_ACQUITS,
        preuves: env.PASSERELLE_BUCKET_PREUVES,
        registre: env.PASSERELLE_BUCKET_REGISTRE,
        pca: env.PASSERELLE_BUCKET_PCA,
        amendes: env.PASSERELLE_BUCKET_AMENDES,
      },
      confiance: env.PASSERELLE_BUCKET_CONFIANCE,
      tables: { journal: env.PASSERELLE_TABLE_JOURNAL, lectures: env.PASSERELLE_TABLE_LECTURES },
      filePrefixe: env.PASSERELLE_FILE_PREFIXE,
      expediteur: env.PASSERELLE_EXPEDITEUR,
    }),
  );

/** Throws where one is missing: a function that starts half configured would fail in the middle of a deposit. */
export function reglagesDepuis(env: Readonly<Record<string, string | undefined>>): ReglagesAws {
  return environnement.parse(env);
}
