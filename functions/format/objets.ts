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

/** A marché or a facture. */
function ouvrirParmi<T>(c: Collecte, ouverts: T[], nouveau: T): void {
  if (c.marches.length + c.factures.length < c.limites.marchesEtFactures) ouverts.push(nouveau);
  else c.abandonner('LIMITE_MARCHES_ET_FACTURES', c.limites.marchesEtFactures);
}

export const OUVERTURES: Readonly<Record<RoleDObjet, Ouverture>> = {
  enveloppe: (c) => {
    c.enveloppe = { lieu: null, version: null, typFic: null, nomFic: null, emetteur: carteVide(), recepteur: null };
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
  marche: (c) => ouvrirParmi(c, c.marches, { id: null, sequence: null }),
  facture: (c) => ouvrirParmi(c, c.factures, { numero: null }),
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
