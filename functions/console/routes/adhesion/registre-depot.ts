/** What of the register is personal or long goes to its bucket, under the SIRET of whose it is: it can be purged there. */
import { createHash, randomBytes } from 'node:crypto';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';
import type { ObjectStore } from '../../../platform/ports.ts';
import { lireIdentite } from '../../lecture/habilitation/identite.ts';

export interface Identite {
  readonly civilite: string;
  readonly nom: string;
  readonly prenom: string;
}

type Needs = { readonly objets: ObjectStore };

async function garder({ objets }: Needs, debut: string, contenu: Uint8Array): Promise<ObjetScelle> {
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const { ref } = await objets.create('registre', `${debut}/${sha256}`, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

export const garderDocument = (needs: Needs, siret: string, contenu: Uint8Array): Promise<ObjetScelle> =>
  garder(needs, `${siret}/documents`, contenu);

/** SHA-256 of a certificate is that of its DER: the object is named as the certificate is. */
export const garderCertificat = (needs: Needs, siret: string, der: Uint8Array): Promise<ObjetScelle> =>
  garder(needs, `${siret}/certificats`, der);

/** The same person as in the form before keeps the same object: the same form sent twice is one form. */
export async function garderIdentite(
  needs: Needs,
  siret: string,
  { civilite, nom, prenom }: Identite,
  avant: Formulaire | null,
): Promise<ObjetScelle> {
  const connue = await lireIdentite(needs.objets, avant);
  const identite = avant?.annexe?.representant.identite;
  if (identite !== undefined && connue === `${civilite} ${prenom} ${nom}`.trim()) return identite;
  const sel = randomBytes(16).toString('hex');
  return garder(needs, `${siret}/identites`, Buffer.from(JSON.stringify({ civilite, nom, prenom, sel }), 'utf8'));
}
