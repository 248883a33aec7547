/**
 * Keyed hashes: what the journal holds in place of a reference, a person, an account or a message that names them. Each
 * use has its own word before what is hashed, so that none can be taken for another.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Personne } from '../../schemas/messages/pca/confier.ts';
import type { Cles } from '../habilitation/personne.ts';
import { type Json, jcs } from '../journal/evenement.ts';

type Cle = Pick<Cles, 'personne'>;

const empreinte = ({ personne }: Cle, usage: string, valeur: Json): string =>
  createHmac('sha256', personne)
    .update(`pca/${usage}\n${jcs(valeur)}`, 'utf8')
    .digest('hex');

export const sha256De = (contenu: Uint8Array): string => createHash('sha256').update(contenu).digest('hex');

/** Spaces, case and accents are written in many ways for one name. */
const plie = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

export const empreinteDeCreance = (cle: Cle, poste: string, reference: string): string =>
  empreinte(cle, 'creance', [poste, plie(reference)]);

/** One debtor of one poste: a person by his names and birth, a company by its SIREN where it is known. */
export function empreinteDuRedevable(cle: Cle, poste: string, personne: Personne): string {
  const identite =
    personne.type === 'physique'
      ? [plie(personne.nom), plie(personne.prenom), personne.naissance?.le ?? null]
      : [personne.siren ?? plie(personne.nom)];
  return empreinte(cle, 'redevable', [poste, personne.type, ...identite]);
}

export const empreinteDuCompte = (cle: Cle, iban: string): string => empreinte(cle, 'compte', plie(iban));

/** A document counts by its digest. */
const enTexte = (valeur: unknown): Json =>
  JSON.parse(JSON.stringify(valeur, (_, v: unknown) => (v instanceof Uint8Array ? sha256De(v) : v)));

/** Of the content of a message: the same id with another content is another message. */
export const empreinteDuMessage = (cle: Cle, contenu: object): string => empreinte(cle, 'message', enTexte(contenu));

/** Put in a small object, so that its digest, which stays in the journal, tells nothing once it is purged. */
export const selDe = (cle: Cle, contenu: Json): string => empreinte(cle, 'sel', contenu);
