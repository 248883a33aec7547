/** The flows to measure, generated and signed once, kept in a folder of the caller's. */
import { createWriteStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { identite } from '../autorites.ts';
import { AC, materiel, poserLeMateriel } from '../confiance/autorite.ts';
import { type Cas, nomDuCas } from './cas.ts';

/** When they are taken to be received. */
export const RECU_LE = '2026-10-01T00:00:00.000Z';

export interface FluxSigne {
  readonly fichier: string;
  /** PEM of the signer, for peers that do not take it from KeyInfo. */
  readonly certificat: string;
  /** Holds `ancres` and `crl`, for those who judge trust. */
  readonly confiance: string;
}

export async function fabriquer(dossier: string, cas: Cas): Promise<FluxSigne> {
  mkdirSync(dossier, { recursive: true });
  const fichier = join(dossier, `${nomDuCas(cas)}.xml`);
  const certificat = join(dossier, `${nomDuCas(cas)}.pem`);
  if (!existsSync(fichier)) await ecrire(fichier, certificat, cas);
  poserLeMateriel(dossier, materiel(new Date(RECU_LE)));
  return { fichier, certificat, confiance: dossier };
}

async function ecrire(fichier: string, certificat: string, cas: Cas): Promise<void> {
  const portee = cas.signatures === 1 ? 'fichier' : 'bordereau';
  const flux = genererFlux({ taille: cas.taille, forme: cas.forme, signature: portee, bordereaux: cas.signatures });
  const signataire = identite({ emetteur: AC });
  writeFileSync(certificat, signataire.pem);
  const signe = signerFlux(() => flux, {
    cle: signataire.cle,
    certificat: signataire.certificat,
    qualite: 'Maire',
    signeLe: new Date('2026-09-30T10:00:00Z'),
    portee,
  });
  await pipeline(signe, createWriteStream(`${fichier}.part`));
  renameSync(`${fichier}.part`, fichier);
}
