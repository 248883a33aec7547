/** What S3 says of a version that has arrived. */
import * as z from 'zod';

export interface Annonce {
  readonly key: string;
  readonly version: string;
  /** Bytes. */
  readonly size: number;
}

/** Its time is left aside: `recuLe` is our own reception, which the journal proves, and not what another clock says. */
const annonceSchema = z.object({
  Records: z.array(
    z.object({
      s3: z.object({ object: z.object({ key: z.string(), versionId: z.string(), size: z.number() }) }),
    }),
  ),
});
/** Sent once, when the notification is set up. */
const essaiSchema = z.object({ Event: z.literal('s3:TestEvent') });

/** S3 writes keys as a form would: `+` for a space, the rest in percents. */
const cle = (codee: string): string => decodeURIComponent(codee.replaceAll('+', ' '));

/** Throws on what S3 does not send: nobody else may write to this queue. */
export function lireAnnonce(corps: unknown): Annonce[] {
  if (essaiSchema.safeParse(corps).success) return [];
  return annonceSchema.parse(corps).Records.map(({ s3: { object } }) => ({
    key: cle(object.key),
    version: object.versionId,
    size: object.size,
  }));
}
