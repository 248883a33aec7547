/** A bordereau of titres: type 01, titres ordinaires de fonctionnement (01-01-01), owed by persons. */
import { Alea } from './alea.ts';
import { montantsDeLigne } from './montants.ts';
import type { OptionsDeFlux } from './options.ts';
import { personne, type Tiers } from './personnages.ts';
import { referencesDePj } from './references.ts';
import { adresse } from './tiers.ts';
import { bloc, feuille, montant } from './xml.ts';

const OBJETS = [
  'Cantine scolaire',
  'Accueil périscolaire',
  'Location de la salle des fêtes',
  'Droits de place du marché',
] as const;

/** Pièce `p` of bordereau `b`, from 0: one debtor, and Edition 04, which the DGFiP does not print. */
export function titre(o: OptionsDeFlux, b: number, p: number): string {
  const alea = new Alea(o.graine, 11, b, p);
  const info = bloc(
    'BlocPiece',
    feuille('CodServ', 'SCOL'),
    feuille('IdPce', o.premierePiece + b * o.pieces + p),
    feuille('TypPce', '01'),
    feuille('NatPce', '01'),
    feuille('Edition', '04'),
    feuille('ObjPce', `${alea.choisir(OBJETS)}, ${o.date.slice(0, 4)}`),
    referencesDePj(o, b, p),
  );
  const debiteur = personne(alea);
  let lignes = '';
  for (let l = 0; l < o.lignes; l++) lignes += ligne(o, alea, debiteur, [b, p, l]);
  return bloc('Piece', info, lignes);
}

function ligne(o: OptionsDeFlux, alea: Alea, debiteur: Tiers, [b, p, l]: readonly [number, number, number]): string {
  const info = bloc(
    'InfoLignePiece',
    feuille('IdLigne', l + 1),
    feuille('ObjLignePce', alea.choisir(OBJETS)),
    feuille('CodProdLoc', 'CANT'),
    feuille('Nature', '7067'),
    feuille('Fonction', '281'),
    feuille('Majo', 0),
    feuille('TvaIntraCom', 0),
    feuille('MtHT', montant(montantsDeLigne(o, b, p, l).ht)),
  );
  return bloc('LigneDePiece', bloc('BlocLignePiece', info), bloc('Tiers', infoTiers(debiteur), adresse(debiteur)));
}

/** 01-01: a person; 01: main debtor. */
const infoTiers = (tiers: Tiers): string =>
  bloc(
    'InfoTiers',
    feuille('RefTiers', tiers.reference),
    feuille('CatTiers', '01'),
    feuille('NatJur', '01'),
    feuille('TypTiers', '01'),
    feuille('Civilite', tiers.civilite),
    feuille('Nom', tiers.nom),
    feuille('Prenom', tiers.prenom),
  );
