/** All the files of one deposit's proof. The same journal, sealed as far, always gives the same ones. */
import { type AcquitEmis, type DepotRecu, lireDepot, type VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { lirePreuve, type PiecesConservees } from '../../schemas/evenements/preuve.ts';
import { type Manifeste, magasinConserveSchema } from '../../schemas/preuve.ts';
import type { Genre } from '../../schemas/retention.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { type Evenement, type Json, jcs } from '../journal/evenement.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import type { Bucket, ObjectStore } from '../platform/ports.ts';
import { type ExtraireNeeds, type Extrait, extraire, fluxDeLExtrait, type Manque } from './extrait.ts';
import { inclure, type Scellage } from './inclusion.ts';
import { lisezMoi } from './lisez-moi.ts';
import { NOMS, nomsDuMagasin } from './noms.ts';
import { type Piece, pieceDe } from './piece.ts';
import { documentDuSceau, fichierDuJeton, fichierDuSceau } from './sceau.ts';

export interface RassemblerNeeds extends ExtraireNeeds {
  readonly objets: ObjectStore;
}

export interface Preuve {
  /** The manifest first. */
  readonly pieces: readonly Piece[];
  /** Civil date of the reception: it dates the archive's entries. */
  readonly jour: string;
}

interface Etapes {
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly emis: AcquitEmis;
  readonly conservees: PiecesConservees;
  readonly purges: ReadonlySet<Genre>;
}

function etapesDe({ depot, preuve }: Extrait): Etapes {
  const lus = lireDepot(depot);
  const recu = lus.find((event) => event.type === 'DepotRecu');
  const rendu = lus.find((event) => event.type === 'VerdictRendu');
  const emis = lus.find((event) => event.type === 'AcquitEmis');
  const suites = lirePreuve(preuve);
  const conservees = suites.find((event) => event.type === 'PiecesConservees');
  if (!recu || !rendu || !emis || !conservees) throw new Error('an extract without its events');
  const genres = suites.flatMap((event) =>
    event.type === 'DonneesPurgees' ? event.data.purgees.map(({ genre }) => genre) : [],
  );
  return { recu, rendu, emis, conservees, purges: new Set(genres) };
}

const lignes = (events: readonly Evenement[]): string => events.map((event) => `${jcs({ ...event })}\n`).join('');

async function lire(objets: ObjectStore, bucket: Bucket, { key, version }: Pick<ObjetScelle, 'key' | 'version'>) {
  return enMemoire(objets.read({ bucket, key, version }));
}

async function documents(objets: ObjectStore, { recu, rendu, emis, purges }: Etapes): Promise<Piece[]> {
  const { bucket, key, version, sha256, size } = recu.data;
  const pieces: Piece[] = [];
  if (!purges.has('fichier'))
    pieces.push({ nom: NOMS.fichier, taille: size, sha256, ouvrir: () => objets.read({ bucket, key, version }) });
  if (!purges.has('verdict')) pieces.push(pieceDe(NOMS.verdict, await lire(objets, 'verdicts', rendu.data.objet)));
  if (!purges.has('acquit')) pieces.push(pieceDe(NOMS.acquit, await lire(objets, 'acquits', emis.data.objet)));
  return pieces;
}

async function fondements(objets: ObjectStore, { conservees }: Etapes): Promise<Piece[]> {
  const { magasin, politique } = conservees.data;
  const pieces: Piece[] = [];
  if (politique !== null) pieces.push(pieceDe(NOMS.politique, await lire(objets, 'preuves', politique)));
  if (magasin === null) return pieces;
  const octets = await lire(objets, 'preuves', magasin);
  pieces.push(pieceDe(NOMS.magasin, octets));
  const conserve = magasinConserveSchema.parse(JSON.parse(octets.toString('utf8')));
  const noms = nomsDuMagasin(conserve);
  for (const { sha256, key, version } of conserve.contenus)
    pieces.push(pieceDe(noms.get(sha256) ?? sha256, await lire(objets, 'preuves', { key, version })));
  return pieces;
}

async function scellage(objets: ObjectStore, { inclusions, sceaux }: Scellage): Promise<Piece[]> {
  const json: Json = inclusions.map((inclusion) => ({ ...inclusion }));
  const pieces = [pieceDe(NOMS.inclusions, jcs(json))];
  for (const { pose, horodatage } of sceaux) {
    pieces.push(pieceDe(fichierDuSceau(pose.data.n), documentDuSceau(pose)));
    if (horodatage !== null)
      pieces.push(pieceDe(fichierDuJeton(pose.data.n), await lire(objets, 'preuves', horodatage.data.objet)));
  }
  return pieces;
}

const horodates = ({ sceaux }: Scellage) =>
  sceaux.map(({ pose, horodatage }) => ({ n: pose.data.n, horodate: horodatage !== null }));

function manifesteDe(depot: string, pieces: readonly Piece[]): Piece {
  const manifeste: Manifeste = {
    v: 1,
    depot,
    fichiers: pieces.map(({ nom, taille, sha256 }) => ({ nom, taille, sha256 })),
  };
  return pieceDe(NOMS.manifeste, jcs(manifeste));
}

/** Throws where an object that the journal names is not there. */
export async function rassembler(needs: RassemblerNeeds, depotId: string): Promise<Preuve | Manque> {
  const extrait = await extraire(needs, depotId);
  if (typeof extrait === 'string') return extrait;
  const etapes = etapesDe(extrait);
  const scelle = await inclure(needs, fluxDeLExtrait(extrait));
  const { recu, rendu, purges } = etapes;
  const pieces = [
    pieceDe(NOMS.lisezMoi, lisezMoi({ recu, rendu, sceaux: horodates(scelle), purges: [...purges] })),
    ...(await documents(needs.objets, etapes)),
    pieceDe(NOMS.depot, lignes(extrait.depot)),
    pieceDe(NOMS.mises, lignes(extrait.mises.flat())),
    pieceDe(NOMS.adhesion, lignes(extrait.adhesion)),
    pieceDe(NOMS.preuve, lignes(extrait.preuve)),
    ...(await scellage(needs.objets, scelle)),
    ...(await fondements(needs.objets, etapes)),
  ];
  return { pieces: [manifesteDe(depotId, pieces), ...pieces], jour: dateCivile(recu.data.recuLe) };
}
