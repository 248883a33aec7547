/** A bordereau of mandats: type 01, mandats ordinaires de fonctionnement (01-01-01), paid by transfer. */
import { Alea } from './alea.ts';
import { montantsDeLigne } from './montants.ts';
import type { OptionsDeFlux } from './options.ts';
import { entreprise, personne, type Tiers } from './personnages.ts';
import { referencesDePj } from './references.ts';
import { adresse, compteBancaire } from './tiers.ts';
import { bloc, feuille, montant } from './xml.ts';

const NATURES = ['60632', '61521', '6156', '6232', '6262', '6281'] as const;
const OBJETS = [
  'Entretien des bâtiments communaux',
  'Fournitures scolaires, école du Gué',
  'Réfection de la toiture du préau',
  'Denrées de la cantine, semaine écoulée',
  "Location de matériel pour la fête de l'été",
] as const;

/** Days: the global payment delay of local authorities. */
const DELAI = 30;
const jourApres = (date: string, jours: number): string =>
  new Date(Date.parse(date) + jours * 86_400_000).toISOString().slice(0, 10);

/** Pièce `p` of bordereau `b`, from 0. */
export function mandat(o: OptionsDeFlux, b: number, p: number): string {
  const alea = new Alea(o.graine, 7, b, p);
  const info = bloc(
    'InfoPce',
    feuille('CodServ', 'TECH'),
    feuille('IdPce', o.premierePiece + b * o.pieces + p),
    feuille('TypPce', '01'),
    feuille('NatPce', '01'),
    feuille('Obj', alea.choisir(OBJETS)),
    referencesDePj(o, b, p),
  );
  const delai = bloc(
    'DGP',
    feuille('Dgp', 0),
    feuille('DteDebDgp', o.date),
    feuille('DteFinDgp', jourApres(o.date, DELAI)),
    feuille('DureeDgp', DELAI),
  );
  let lignes = '';
  for (let l = 0; l < o.lignes; l++) lignes += ligne(o, alea, b, p, l);
  return bloc('Piece', bloc('BlocPiece', info, delai), lignes);
}

function ligne(o: OptionsDeFlux, alea: Alea, b: number, p: number, l: number): string {
  const { ht, tva } = montantsDeLigne(o, b, p, l);
  const tiers = alea.mot() % 4 === 0 ? personne(alea) : entreprise(alea);
  const facture = `F${o.date.slice(0, 4)}-${alea.chiffres(5)}`;
  const info = bloc(
    'InfoLignePce',
    feuille('IdLigne', l + 1),
    feuille('Nature', alea.choisir(NATURES)),
    feuille('Fonction', '020'),
    feuille('Facture', facture),
    feuille('LibVir1', `${o.collectivite} ${facture}`.slice(0, 70)),
    feuille('ModRegl', '03'),
    feuille('TVAIntraCom', 0),
    feuille('MtHT', montant(ht)),
    feuille('MtTVA', tva === null ? null : montant(tva)),
  );
  const bloctiers = bloc('Tiers', infoTiers(tiers), adresse(tiers), compteBancaire(alea, tiers));
  return bloc('LigneDePiece', bloc('BlocLignePiece', info), bloctiers);
}

/** 01-01: a person; 60-03: a company. */
const infoTiers = (tiers: Tiers): string =>
  bloc(
    'InfoTiers',
    feuille('IdTiers', tiers.siret),
    feuille('NatIdTiers', tiers.siret === null ? null : '01'),
    feuille('RefTiers', tiers.reference),
    feuille('CatTiers', tiers.siret === null ? '01' : '60'),
    feuille('NatJur', tiers.siret === null ? '01' : '03'),
    feuille('Civilite', tiers.civilite),
    feuille('Nom', tiers.nom),
    feuille('Prenom', tiers.prenom),
  );
