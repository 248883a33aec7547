/** The proof of a signed flow, judged, answered, handed over and sealed, made as the product makes it. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recevoir } from '../../functions/depot/handler.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { confirmerReception } from '../../functions/mise-a-disposition/reception.ts';
import { lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { archiver } from '../../functions/preuve/archive.ts';
import { horodater } from '../../functions/preuve/horodater.ts';
import { type Piece, pieceDe } from '../../functions/preuve/piece.ts';
import { rassembler } from '../../functions/preuve/rassembler.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import type { AutoritesDHorodatage } from '../../functions/preuve/verifier/horodatages-lus.ts';
import { verifierPreuve } from '../../functions/preuve/verifier/verifier.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { activerLeRegistre, COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { magasinDuTest } from '../confiance/autorite.ts';
import type { Plateforme } from '../depot/etapes.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { fluxSigne, octets } from '../verification/flux.ts';
import { besoins } from './etapes.ts';
import { RACINE, serviceDHorodatage } from './horodateur.ts';

const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
const EMISSION = { siret, collectivite, codeCollectivite, codique: poste.codique, poste: poste.nom };
export const jeux = lireJeux();
const jeuEnVigueur = (recuLe: string, juge: string | null) => {
  const { id, sha256 } = jeux.empreinteDe(recuLe, juge)!;
  return { id, sha256 };
};

const MAGASIN = magasinDuTest(new Date('2026-11-01T00:00:00Z'));
export const AUTORITES: AutoritesDHorodatage = { ancres: [RACINE.der], crls: [], reponsesOcsp: [] };

export const flux = (graine: number, signeLe = '2026-11-02T07:00:00Z', certificat = {}) =>
  fluxSigne({ ...EMISSION, bordereaux: 2, graine }, { portee: 'bordereau', signeLe, certificat });

/** Deposits, judges by the code of production, and hands over. */
export async function parcourir(
  plateforme: Plateforme,
  nom: string,
  contenu: Uint8Array,
  magasin = MAGASIN,
): Promise<string> {
  const stocke = await plateforme.objets.put('depot', `ordonnateurs/${siret}/${nom}`, [contenu]);
  const reponse = await recevoir(plateforme)({ ...stocke.ref, sha256: stocke.sha256, size: stocke.size });
  if (!reponse.ok) throw new Error(reponse.refus.phrase);
  const { depotId } = reponse.accuse;
  await verifier({
    ...plateforme,
    verifierObjet: (ref, instants) =>
      verifierFichier(sourceFichier(plateforme.objets.chemin(ref)), {
        ...instants,
        jeu: jeux.pour(instants.recuLe),
        magasin,
      }),
  })({ depotId });
  await expedier(plateforme);
  await confirmerReception(plateforme)({ dedupId: `${depotId}-1`, par: poste.codique });
  return depotId;
}

const besoinsReels = (plateforme: Plateforme, magasin: typeof MAGASIN) =>
  besoins(plateforme, { magasin: () => magasin, jeuEnVigueur, horodate: true });

export async function sceller5Minutes(
  plateforme: Plateforme,
  horodatage = serviceDHorodatage({}, plateforme.horloge),
  magasin = MAGASIN,
) {
  plateforme.avancer(300);
  await sceller(besoinsReels(plateforme, magasin));
  await horodater({ ...plateforme, horodatage });
}

export async function plateformeAvecRegistre(): Promise<Plateforme> {
  const plateforme = plateformePassagere();
  await activerLeRegistre(plateforme);
  return plateforme;
}

export async function preuveDe(plateforme: Plateforme, depotId: string) {
  const preuve = await rassembler(plateforme, depotId);
  if (typeof preuve === 'string') throw new Error(preuve);
  return preuve;
}

export const zipDe = async (plateforme: Plateforme, depotId: string): Promise<Buffer> => {
  const { pieces, jour } = await preuveDe(plateforme, depotId);
  return octets(archiver(pieces, jour));
};

/** The pieces with the content of some changed or taken away, and a manifest that agrees with them. */
export async function refaire(
  pieces: readonly Piece[],
  jour: string,
  changer: (nom: string, contenu: Buffer) => Buffer | null,
): Promise<Buffer> {
  const [manifeste, ...autres] = pieces;
  const refaites: Piece[] = [];
  for (const piece of autres) {
    const contenu = changer(piece.nom, await octets(piece.ouvrir()));
    if (contenu !== null) refaites.push(pieceDe(piece.nom, contenu));
  }
  const lu = JSON.parse((await octets(manifeste!.ouvrir())).toString()) as { depot: string };
  const fichiers = refaites.map(({ nom, taille, sha256 }) => ({ nom, sha256, taille }));
  const texte = JSON.stringify({ depot: lu.depot, fichiers, v: 1 });
  return octets(archiver([pieceDe('manifeste.json', texte), ...refaites], jour));
}

export async function verifierOctets(zip: Uint8Array, autorites: AutoritesDHorodatage | null = null) {
  const dossier = mkdtempSync(join(tmpdir(), 'preuve-'));
  const fichier = join(dossier, 'preuve.zip');
  writeFileSync(fichier, zip);
  const fd = openSync(fichier, 'r');
  try {
    return await verifierPreuve(fd, {
      relire: () => [zip],
      autorites,
      jeuDIci: jeux.empreinteDe,
    });
  } finally {
    closeSync(fd);
    rmSync(dossier, { recursive: true });
  }
}
