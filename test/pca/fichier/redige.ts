/** Files of the tests: written by our own builder, signed by a throwaway certificate, judged as production does. */
import { createHash } from 'node:crypto';
import { lireMessages } from '../../../functions/pca/fichier/messages.ts';
import { type FichierARediger, redigerFichier } from '../../../functions/pca/fichier/redaction.ts';
import { signerFlux } from '../../../functions/signature/signer/signer.ts';
import { identite } from '../../autorites.ts';
import { AC } from '../../confiance/autorite.ts';
import { JEU } from '../../jeu.ts';
import { octets } from '../../verification/flux.ts';
import { CONTRAT, ETUDE, POSTE } from '../exemples.ts';

const SIGNE_LE = new Date('2026-09-30T10:00:00Z');

export const ALLER = {
  ...{ nature: 'PCA_Aller', nomFic: 'PCA052001-0001', date: '2026-09-30', poste: POSTE, contrat: CONTRAT },
  ...{ emetteur: { sigle: 'POSTE', adresse: POSTE }, recepteur: null, etude: ETUDE, messages: [] },
} as const satisfies FichierARediger;
export const RETOUR = {
  ...{ ...ALLER, nature: 'PCA_Retour', nomFic: 'PCA-ETUDE-0001' },
  ...{ emetteur: { sigle: 'ETUDE', adresse: ETUDE } },
} as const satisfies FichierARediger;

export const rediger = (fichier: FichierARediger): Buffer => Buffer.from(redigerFichier(fichier));

/** Who signs for whoever is not said otherwise. */
export const SIGNATAIRE = identite({ emetteur: AC });

export function signer(fichier: Uint8Array, signeLe = SIGNE_LE, { cle, certificat } = SIGNATAIRE): Promise<Buffer> {
  const options = { cle, certificat, qualite: 'Comptable public', signeLe, portee: 'fichier' } as const;
  return octets(signerFlux(() => [fichier], options));
}

export const relire = (fichier: Uint8Array) =>
  lireMessages([fichier], { jeu: JEU, sha256: createHash('sha256').update(fichier).digest('hex') });
