/** What happens when an object of the flux opens and closes. */
import { fermerBordereau, ouvrirBordereau } from './bordereau.ts';
import type { Collecte } from './collecte.ts';
import { ContenuPj } from './contenu-pj.ts';
import { fermerFichier, fermerPj, ouvrirPj } from './piece-justificative.ts';
import type { RoleDObjet } from './role.ts';

type Ouverture = (c: Collecte) => void;

const carteVide = () => ({ sigle: null, adresse: null });
const ouvrirDomaine =
  (domaine: Collecte['domaine']): Ouverture =>
  (c) => {
    c.domaine = domaine;
    c.infoDematerialisee[domaine] ??= false;
  };

export const OUVERTURES: Readonly<Record<RoleDObjet, Ouverture>> = {
  enveloppe: (c) => {
    c.enveloppe = { version: null, typFic: null, nomFic: null, emetteur: carteVide(), recepteur: null };
  },
  recepteur: (c) => {
    if (c.enveloppe !== null) c.enveloppe.recepteur = carteVide();
  },
  entete: (c) => {
    const poste = { dteStr: null, idPost: null, libellePoste: null };
    c.entete = { ...poste, idColl: null, finJur: null, codCol: null, codBud: null, libelleColBud: null };
  },
  depense: ouvrirDomaine('depense'),
  recette: ouvrirDomaine('recette'),
  autreDomaine: (c) => {
    c.autreDomaine = true;
  },
  bordereau: ouvrirBordereau,
  piece: (c) => {
    c.piece = null;
    if (c.bordereau !== null) c.bordereau.pieces++;
  },
  ligne: (c) => {
    c.ligne = null;
    if (c.bordereau !== null) c.bordereau.lignes++;
  },
  pj: ouvrirPj,
  fichier: (c) => {
    c.contenu = new ContenuPj(c.gonflage);
  },
  signatureDuBordereau: (c) => {
    if (c.bordereau === null) return;
    c.bordereau.signe = true;
    c.domainesSignes.add(c.domaine);
  },
  signatureDuFichier: (c) => {
    c.signatureDuFichier = true;
  },
};

/** Only what has something to say at its end. */
export const FERMETURES: Readonly<Partial<Record<RoleDObjet, (c: Collecte) => void>>> = {
  bordereau: fermerBordereau,
  piece: (c) => {
    c.piece = null;
  },
  ligne: (c) => {
    c.ligne = null;
  },
  pj: fermerPj,
  fichier: fermerFichier,
};
