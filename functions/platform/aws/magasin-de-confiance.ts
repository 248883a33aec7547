/**
 * The trust store on S3: contents under their SHA-256, and a register that is changed under the condition that it is
 * still the one that was read. Nothing is locked: whoever was overtaken decides again.
 */
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { REGISTRE_VIDE, type Registre } from '../../../schemas/confiance.ts';
import { assembler } from '../../confiance/assembler.ts';
import type { Fonds } from '../../confiance/entree/entree.ts';
import type { Import } from '../../confiance/entree/importer.ts';
import type { MagasinDeConfiance } from '../../confiance/magasin.ts';
import type { Coffre } from '../../confiance/rafraichir.ts';
import { insister } from './insister.ts';
import { ContenusDeConfiance } from './magasin-contenus.ts';
import { exigerNeuf, lireRegistre, REGISTRE } from './magasin-registre.ts';
import { type Condition, enBase64, estDevance } from './objets-envoi.ts';

interface Lu {
  /** Of the register; null where there is none. */
  readonly etag: string | null;
  readonly registre: Registre;
}

export class CoffreS3 implements Coffre {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #contenus: ContenusDeConfiance;
  #magasin: { readonly etag: string | null; readonly magasin: MagasinDeConfiance } | null = null;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#contenus = new ContenusDeConfiance(s3, bucket);
  }

  async lire(): Promise<Fonds> {
    return this.#fonds((await this.#lu()).registre);
  }

  /** `decider` may be asked more than once. */
  modifier<T extends Pick<Import, 'fonds' | 'contenus'>>(decider: (fonds: Fonds) => T): Promise<T> {
    return insister('change of the trust store', async () => {
      const lu = await this.#lu();
      const decision = decider(await this.#fonds(lu.registre));
      const change = decision.fonds.registre !== lu.registre || decision.contenus.length > 0;
      return !change || (await this.#ecrire(lu, decision)) ? decision : null;
    });
  }

  /** The store that judges: from memory as long as its register is the same. Throws MagasinCorrompu. */
  async magasin(): Promise<MagasinDeConfiance> {
    const { etag, registre } = await this.#lu();
    if (this.#magasin === null || this.#magasin.etag !== etag)
      this.#magasin = { etag, magasin: assembler(registre, await this.#contenus.lecteur(registre)) };
    return this.#magasin.magasin;
  }

  async #fonds(registre: Registre): Promise<Fonds> {
    return { registre, lire: await this.#contenus.lecteur(registre) };
  }

  async #lu(): Promise<Lu> {
    try {
      const { Body, ETag } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: REGISTRE }));
      return { etag: ETag ?? null, registre: lireRegistre((await Body?.transformToString('utf-8')) ?? '') };
    } catch (erreur) {
      if (!(erreur instanceof NoSuchKey)) throw erreur;
      await exigerNeuf(this.#s3, this.#bucket);
      return { etag: null, registre: REGISTRE_VIDE };
    }
  }

  /** Contents first: whatever cuts this short, the register names only what is there. False where it was overtaken. */
  async #ecrire(avant: Lu, { fonds, contenus }: Pick<Import, 'fonds' | 'contenus'>): Promise<boolean> {
    const etag = avant.etag ?? (await this.#poser(REGISTRE_VIDE, { IfNoneMatch: '*' }));
    if (etag === null) return false;
    for (const contenu of contenus) await this.#contenus.ecrire(contenu);
    if ((await this.#poser(fonds.registre, { IfMatch: etag })) === null) return false;
    await this.#contenus.jeter(fonds.registre);
    return true;
  }

  /** The new tag, or null where the register is no longer the one that was read. */
  async #poser(registre: Registre, condition: Condition): Promise<string | null> {
    const Body = Buffer.from(`${JSON.stringify(registre, null, 2)}\n`);
    try {
      const { ETag } = await this.#s3.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: REGISTRE,
          Body,
          ChecksumSHA256: enBase64(Body),
          ...condition,
        }),
      );
      return ETag ?? null;
    } catch (erreur) {
      if (estDevance(erreur)) return null;
      throw erreur;
    }
  }
}
