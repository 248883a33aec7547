/** A trust store made of two folders, for one command: everything in the first is believed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { enClair } from '../functions/confiance/constat.ts';
import { type Piece, reconnaitre } from '../functions/confiance/entree/reconnaitre.ts';
import type { MagasinDeConfiance } from '../functions/confiance/magasin.ts';
import { lireCertificatDeChemin } from '../functions/signature/chemin/certificat-lu.ts';
import { Illisible } from '../functions/signature/chemin/constat.ts';
import { anomalie, SANS_LIEU } from '../schemas/motifs/catalogue.ts';
import { UsageIncorrect } from './contexte.ts';

/** Octets of one file. */
const TAILLE_MAX = 64 * 1024 * 1024;

function piecesDe(fichier: string): readonly Piece[] {
  const { size } = statSync(fichier);
  if (size > TAILLE_MAX) throw new UsageIncorrect(`Le fichier « ${fichier} » dépasse 64 Mio.`);
  const pieces = reconnaitre(readFileSync(fichier));
  if ('code' in pieces) throw new UsageIncorrect(`« ${fichier} » : ${enClair(pieces).phrase}`);
  return pieces;
}

/** In the order of their names; what begins with a point is passed over. */
function fichiersDe(dossier: string): string[] {
  if (!statSync(dossier, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageIncorrect(`Le dossier « ${dossier} » n’existe pas.`);
  return readdirSync(dossier, { withFileTypes: true })
    .filter((entree) => entree.isFile() && !entree.name.startsWith('.'))
    .map(({ name }) => join(dossier, name))
    .sort();
}

function lire(dossier: string | null, genres: readonly Piece['genre'][], attendu: string): Piece[] {
  if (dossier === null) return [];
  return fichiersDe(dossier).flatMap((fichier) => {
    const pieces = piecesDe(fichier);
    if (pieces.some(({ genre }) => !genres.includes(genre)))
      throw new UsageIncorrect(`« ${fichier} » n’est pas ${attendu}.`);
    return pieces;
  });
}

function exigerUnCertificat(der: Uint8Array, dossier: string): void {
  try {
    lireCertificatDeChemin(der, 'sans nom');
  } catch (erreur) {
    if (!(erreur instanceof Illisible)) throw erreur;
    const { code, valeurs } = erreur.constat;
    throw new UsageIncorrect(`« ${dossier} » : ${anomalie(code, SANS_LIEU, valeurs).phrase}`);
  }
}

/** Throws UsageIncorrect where a folder is missing or holds something else: silence would change the verdict. */
export function magasinDeDossiers(ancres: string | null, crl: string | null): MagasinDeConfiance {
  const certificats = lire(ancres, ['certificat'], 'un certificat');
  const revocations = lire(crl, ['crl', 'ocsp'], 'une liste de révocation ni une réponse OCSP');
  for (const { octets } of certificats) exigerUnCertificat(octets, ancres ?? '');
  const condensat = createHash('sha256');
  for (const { octets } of [...certificats, ...revocations])
    condensat.update(createHash('sha256').update(octets).digest());
  const de = (voulu: Piece['genre']) => revocations.filter(({ genre }) => genre === voulu).map(({ octets }) => octets);
  return {
    version: condensat.digest('hex'),
    ancres: certificats.map(({ octets: certificat }) => ({
      famille: 'dgfip',
      certificat,
      du: null,
      au: null,
      service: null,
    })),
    intermediaires: [],
    crls: de('crl'),
    reponsesOcsp: de('ocsp'),
  };
}
