/** Small signed flows for the tests of the whole verification. */
import type { MagasinDeConfiance } from '../../functions/confiance/magasin.ts';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { identite } from '../autorites.ts';
import { AC, magasinDuTest } from '../confiance/autorite.ts';
import { JEU } from '../jeu.ts';

const RECU_LE = '2026-10-01T08:00:00.000Z';
const SIGNE_LE = '2026-09-30T10:00:00Z';

export async function octets(flux: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of flux) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

export interface Signature {
  readonly portee: 'bordereau' | 'fichier';
  readonly certificat?: Parameters<typeof identite>[0];
  readonly signeLe?: string;
}

/** The store that trusts the authority of these flows, whose CRL of the day of signing lists no one. */
export const MAGASIN = magasinDuTest(new Date('2026-09-30T00:00:00Z'));

/** A generated flow, signed by a throwaway certificate of that authority. */
export async function fluxSigne(
  demande: Demande,
  { portee, certificat = {}, signeLe = SIGNE_LE }: Signature,
): Promise<Buffer> {
  const flux = genererFlux({ ...demande, signature: portee });
  const { cle, certificat: der } = identite({ emetteur: AC, ...certificat });
  return octets(signerFlux(() => flux, { cle, certificat: der, qualite: 'Maire', signeLe: new Date(signeLe), portee }));
}

export function juger(
  fichier: Uint8Array,
  options: { politique?: Politique; magasin?: MagasinDeConfiance; morceau?: number } = {},
): Promise<Verdict> {
  const { politique, magasin = MAGASIN, morceau } = options;
  return verifierFichier(sourceEnMemoire(fichier, morceau), {
    recuLe: RECU_LE,
    jeu: JEU,
    magasin,
    ...(politique ? { politique } : {}),
  });
}

/** The bytes with one text put for another, which must be there. */
export function altere(fichier: Buffer, avant: string, apres: string): Buffer {
  const texte = fichier.toString('latin1');
  if (!texte.includes(avant)) throw new RangeError(`nothing to alter: ${avant}`);
  return Buffer.from(texte.replace(avant, apres), 'latin1');
}
