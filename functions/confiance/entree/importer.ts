/** One file comes into the store: each thing that it holds is recognised, judged, and taken or refused. Pure. */
import { constat } from '../constat.ts';
import { LIMITES_MAGASIN } from '../magasin.ts';
import { nombreDAutorites } from './autorites.ts';
import { entrerCertificat } from './certificat.ts';
import { entrerCrl } from './crl.ts';
import { empreinte } from './empreinte.ts';
import { type Contenu, type Demande, type Entree, type Fonds, type Issue, refuser } from './entree.ts';
import { entrerListe } from './liste.ts';
import { entrerOcsp } from './ocsp.ts';
import { type Piece, reconnaitre } from './reconnaitre.ts';

export interface Import {
  readonly fonds: Fonds;
  /** To be written before the register. */
  readonly contenus: readonly Contenu[];
  readonly issues: readonly Issue[];
}

/** `genres`: what may come in; anything else is refused as not recognised. */
export function importer(
  octets: Uint8Array,
  depart: Fonds,
  demande: Demande,
  genres: readonly Piece['genre'][] = ['certificat', 'crl', 'ocsp', 'liste'],
): Import {
  const pieces = reconnaitre(octets);
  if ('code' in pieces) return { fonds: depart, contenus: [], issues: [nonReconnu(octets, pieces)] };
  let fonds = depart;
  const contenus: Contenu[] = [];
  const issues: Issue[] = [];
  for (const piece of pieces) {
    if (!genres.includes(piece.genre)) {
      issues.push(nonReconnu(piece.octets, { code: 'IMPORT_AUTRE_GENRE', valeurs: { genre: GENRES[piece.genre] } }));
      continue;
    }
    const { issue, registre, contenu } = borner(entrer(piece, fonds, demande), fonds);
    issues.push(issue);
    if (contenu === null) continue;
    contenus.push(contenu);
    fonds = { registre, lire: avec(contenu, fonds) };
  }
  return { fonds, contenus, issues };
}

const GENRES = {
  certificat: 'un certificat',
  crl: 'une liste de révocation',
  ocsp: 'une réponse OCSP',
  liste: 'une liste de confiance',
} as const;

function entrer({ genre, octets }: Piece, fonds: Fonds, demande: Demande): Entree {
  switch (genre) {
    case 'certificat':
      return entrerCertificat(octets, fonds, demande);
    case 'crl':
      return entrerCrl(octets, fonds, demande);
    case 'ocsp':
      return entrerOcsp(octets, fonds, demande);
    case 'liste':
      return entrerListe(octets, fonds, demande);
    default:
      return genre satisfies never;
  }
}

/** The same store with so many authorities that it would no longer be believed (MAGASIN_TROP_GRAND). */
function borner(entree: Entree, fonds: Fonds): Entree {
  const { issue, registre, contenu } = entree;
  if (contenu === null || registre === fonds.registre) return entree;
  const suite = { registre, lire: avec(contenu, fonds) };
  if (nombreDAutorites(suite) <= LIMITES_MAGASIN.autorites) return entree;
  return refuser(fonds, issue, constat('IMPORT_TROP_D_AUTORITES', { limite: LIMITES_MAGASIN.autorites }));
}

const avec =
  ({ fichier, octets }: Contenu, { lire }: Fonds): Fonds['lire'] =>
  (demande) =>
    demande === fichier ? octets : lire(demande);

const nonReconnu = (octets: Uint8Array, constat: Issue['constat']): Issue => ({
  genre: 'inconnu',
  sha256: empreinte(octets),
  titre: 'fichier',
  issue: 'refuse',
  constat,
  avertissements: [],
});
