/** What is counted while the objects go by: at a value, at the opening of an object and at its end. */
import { centiemesUsuels } from '../valeurs/decimal.ts';
import { centimes } from '../valeurs/montant.ts';
import { entier, numeroNormalise } from '../valeurs/nombre.ts';
import type { Dossier, Objet, Suivi } from './dossier.ts';
import type { Moment } from './regle.ts';

const SIRET = '01';
const DEBITEUR_PRINCIPAL = '01';

export const suiviVierge = (): Suivi => ({
  pieces: new Set(),
  pieceRepetee: false,
  ligneAvecTva: false,
  lignes: new Set(),
  ligneRepetee: false,
  pjReferencees: 0,
  debiteur: null,
  plusieursDebiteurs: false,
  debiteurSansSiret: false,
  domaines: new Set(),
  referencesComptables: 0,
  mime: null,
  genre: null,
});

/** True when the number, however it is spelled, was there before. Each ligne has one: the usual spelling goes first. */
function dejaVu(numeros: Set<number | string>, valeur: string | null): boolean {
  if (valeur === null) return false;
  const usuel = centiemesUsuels(valeur);
  const numero = usuel >= 0 ? usuel / 100 : (entier(valeur) ?? numeroNormalise(valeur));
  if (numero === null) return false;
  const avant = numeros.size;
  return numeros.add(numero).size === avant;
}

type Suite = (d: Dossier) => void;

/** When a value was read, or an object closes: before the rules of that moment. */
export const A_CHAQUE_MOMENT: Readonly<Partial<Record<Moment, Suite>>> = {
  'piece.idPce': ({ suivi, piece }) => {
    suivi.pieceRepetee = dejaVu(suivi.pieces, piece.idPce);
  },
  'ligne.idLigne': ({ suivi, ligne }) => {
    suivi.ligneRepetee = dejaVu(suivi.lignes, ligne.idLigne);
  },
  'ligne.mtTVA': ({ suivi, ligne }) => {
    if (ligne.mtTVA !== null && (centimes(ligne.mtTVA) ?? 1) > 0) suivi.ligneAvecTva = true;
  },
  entete: (d) => {
    const { idPost, codCol, codBud } = d.entete;
    if (idPost === null || codCol === null || codBud === null) return;
    const budget = d.referentiel?.budget(idPost, codCol, codBud) ?? null;
    d.budget = budget === 'inconnu' ? null : budget;
  },
  pjRef: ({ suivi, pjRef: { idUnique, support }, references }) => {
    suivi.pjReferencees++;
    if (idUnique !== null && support !== null) references.noter(idUnique, support);
  },
  refCompta: ({ suivi }) => {
    suivi.referencesComptables++;
  },
  tiers: ({ suivi, tiers, courant }) => {
    if (courant === 'depense' || tiers.typTiers !== DEBITEUR_PRINCIPAL) return;
    const nom = `${tiers.nom ?? ''} ${tiers.prenom ?? ''}`.toUpperCase();
    if (suivi.debiteur !== null && suivi.debiteur !== nom) suivi.plusieursDebiteurs = true;
    suivi.debiteur = nom;
    if (tiers.natIdTiers !== SIRET) suivi.debiteurSansSiret = true;
  },
  pj: ({ pj: { idUnique }, references }) => {
    // Only what is awaited is forgotten: a PJ announced on paper stays known to the rule.
    if (idUnique !== null) references.recevoir(idUnique);
  },
};

/** When an object opens. */
export const A_L_OUVERTURE: Readonly<Partial<Record<Objet, Suite>>> = {
  domaine: ({ suivi, courant }) => {
    suivi.domaines.add(courant === 'depense' ? '01' : '02');
  },
  marche: ({ suivi }) => {
    suivi.domaines.add('06');
  },
  bordereau: ({ suivi }) => {
    suivi.pieces.clear();
    suivi.ligneAvecTva = false;
  },
  piece: ({ suivi }) => {
    // A new one: what `clear` leaves behind has already been promoted, and piles up by megabytes over a long flux.
    suivi.lignes = new Set();
    suivi.pjReferencees = 0;
    suivi.debiteur = null;
    suivi.plusieursDebiteurs = suivi.debiteurSansSiret = false;
  },
  pj: ({ suivi }) => {
    suivi.referencesComptables = 0;
    suivi.mime = suivi.genre = null;
  },
};
