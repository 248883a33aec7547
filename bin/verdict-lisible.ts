/** A verdict for whoever reads it on a terminal. Pure. */
import { styleText } from 'node:util';
import { compter, nombre, octets } from '../functions/console/en-clair/nombre.ts';
import { sobre } from '../functions/console/en-clair/sobre.ts';
import { aligner } from '../functions/console/en-clair/tableau.ts';
import {
  CONFIANCES,
  INTEGRITES,
  ISSUES,
  ISSUES_AU_FEMININ,
  majuscule,
  NATURES_EN_CLAIR,
} from '../functions/console/en-clair/verdict.ts';
import type { Verdict } from '../schemas/verdict.ts';

const COULEURS = { accepte: 'green', partiel: 'yellow', rejete: 'red', indetermine: 'yellow' } as const;
type Etat = Verdict['verdict'];

const ANOMALIES_MONTREES = 50;
const montant = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

class Rendu {
  readonly #couleur: boolean;
  constructor(couleur: boolean) {
    this.#couleur = couleur;
  }
  gras(texte: string): string {
    return this.#couleur ? styleText('bold', texte, { validateStream: false }) : texte;
  }
  etat(etat: Etat, texte: string): string {
    return this.#couleur ? styleText(COULEURS[etat], texte, { validateStream: false }) : texte;
  }
}

function bordereaux(verdict: Verdict, rendu: Rendu): string[] {
  if (verdict.bordereaux.length === 0) return [];
  const lignes = verdict.bordereaux.map((b) => [
    b.domaine === 'depense' ? 'dépense' : 'recette',
    sobre(b.numero ?? '–'),
    sobre(b.exercice ?? '–'),
    compter(b.pieces, 'pièce'),
    b.montantHT === null ? '–' : montant.format(b.montantHT / 100),
    ISSUES[b.verdict],
  ]);
  const colonnes = ['Domaine', 'Numéro', 'Exercice', 'Pièces', 'Montant HT', 'Verdict'];
  const [titre = '', ...suite] = aligner([colonnes, ...lignes]);
  return ['', rendu.gras('Bordereaux'), `  ${titre}`, ...suite.map((ligne) => `  ${ligne}`)];
}

function signatures(verdict: Verdict, rendu: Rendu): string[] {
  if (verdict.signatures.length === 0) return [];
  const lignes = verdict.signatures.map(({ portee, cible, integrite, confiance, signataire, signeLe }) => {
    const objet = portee === 'fichier' ? 'Fichier' : `Bordereau ${cible ?? ''}`;
    const etat = rendu.etat(integrite === 'intacte' ? 'accepte' : 'rejete', INTEGRITES[integrite]);
    return `  ${sobre(objet)} : ${etat}, ${CONFIANCES[confiance]} – ${sobre(signataire ?? 'signataire inconnu')}, ${sobre(signeLe ?? 'date inconnue')}`;
  });
  return ['', rendu.gras('Signatures'), ...lignes];
}

function messages({ dossiers }: Verdict, rendu: Rendu): string[] {
  if (dossiers.length === 0) return [];
  const lignes = dossiers
    .slice(0, ANOMALIES_MONTREES)
    .map((un, rang) => [
      String(rang + 1),
      un.message,
      sobre(un.numero ?? '–'),
      un.montant === null ? '–' : montant.format(un.montant / 100),
      ISSUES[un.verdict],
    ]);
  const [titre = '', ...suite] = aligner([['Rang', 'Message', 'Dossier', 'Montant', 'Verdict'], ...lignes]);
  const autres = dossiers.length - lignes.length;
  return [
    ...['', rendu.gras('Messages'), `  ${titre}`, ...suite.map((ligne) => `  ${ligne}`)],
    ...(autres > 0 ? [`  … et ${compter(autres, 'autre')} (tous avec --json).`] : []),
  ];
}

function piecesJustificatives(verdict: Verdict, rendu: Rendu): string[] {
  const rejetees = verdict.pj.filter((pj) => pj.verdict !== 'accepte');
  if (verdict.pj.length === 0) return [];
  const titre = rendu.gras(compter(verdict.pj.length, 'pièce justificative', 'pièces justificatives'));
  if (rejetees.length === 0) return ['', `${titre}, toutes acceptées`];
  const lignes = rejetees
    .slice(0, ANOMALIES_MONTREES)
    .map((pj) => `  ${sobre(pj.nom ?? pj.idUnique ?? 'sans nom')} : ${ISSUES_AU_FEMININ[pj.verdict]}`);
  const autres = rejetees.length - lignes.length;
  return ['', titre, ...lignes, ...(autres > 0 ? [`  … et ${compter(autres, 'autre')} (toutes avec --json).`] : [])];
}

function anomalies({ anomalies: toutes, anomaliesOmises }: Verdict, rendu: Rendu): string[] {
  if (toutes.length === 0) return [];
  const lignes = toutes.slice(0, ANOMALIES_MONTREES).flatMap((a) => {
    const lieu = a.ligne === null ? '' : `${a.ligne}:${a.colonne ?? 1} `;
    const gravite = a.gravite === 'alerte' ? rendu.etat('partiel', 'alerte') : rendu.etat('rejete', 'rejet');
    return [`  ${lieu}${gravite} ${sobre(a.phrase)} [${a.code}]`, `      Que faire : ${sobre(a.remede)}`];
  });
  const autres = anomaliesOmises + Math.max(0, toutes.length - ANOMALIES_MONTREES);
  // What was omitted from the verdict is nowhere.
  const ailleurs = anomaliesOmises === 0 ? 'toutes avec --json' : `les ${nombre(toutes.length)} premières avec --json`;
  const suite = autres === 0 ? [] : [`  … et ${compter(autres, 'autre anomalie', 'autres anomalies')} (${ailleurs}).`];
  return ['', rendu.gras('Anomalies'), ...lignes, ...suite];
}

export function presenterVerdict(fichier: string, verdict: Verdict, couleur: boolean): string {
  const rendu = new Rendu(couleur);
  const { nature, taille, encodage, politique, regles, jeu } = verdict;
  const schemas = jeu === null ? 'aucun schéma' : `schémas ${sobre(jeu)}`;
  const issue = rendu.etat(verdict.verdict, majuscule(ISSUES[verdict.verdict]));
  return [
    `${rendu.gras(sobre(fichier))} : ${issue}`,
    `  ${majuscule(NATURES_EN_CLAIR[nature])}, ${octets(taille)}, ${sobre(encodage ?? 'encodage inconnu')} ; jugé par : ${schemas}, règles ${regles}, politique ${politique}`,
    ...signatures(verdict, rendu),
    ...bordereaux(verdict, rendu),
    ...messages(verdict, rendu),
    ...piecesJustificatives(verdict, rendu),
    ...anomalies(verdict, rendu),
    '',
  ].join('\n');
}
