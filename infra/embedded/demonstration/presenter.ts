/** The table that the demonstration ends with. */

import { duree, ecart } from '../../../functions/console/en-clair/instant.ts';
import { aligner } from '../../../functions/console/en-clair/tableau.ts';
import { devenir, etatDu, TITRES } from '../../../functions/console/lecture/depot/devenir.ts';
import type { Resume } from '../../../functions/console/lecture/depot/resume.ts';
import { abreger } from '../../../functions/depot/cle.ts';
import type { Ordonnateur } from './registre.ts';

interface Suivi {
  readonly ordonnateur: Ordonnateur;
  readonly resume: Resume;
}

const COLONNES = ['Fichier', 'Ordonnateur', 'Résultat', 'En', 'Dépôt'] as const;
const LARGEUR_PHRASE = 100;

/** Cuts at spaces, never in a word. */
function plier(phrase: string, largeur: number): string[] {
  const lignes: string[] = [];
  for (const mot of phrase.split(' ')) {
    const derniere = lignes.at(-1);
    if (derniere !== undefined && derniere.length + mot.length < largeur) lignes.push(`${lignes.pop()} ${mot}`);
    else lignes.push(mot);
  }
  return lignes;
}

function cellules({ ordonnateur, resume }: Suivi): string[] {
  const { nom, recuLe, reponduLe, depotId } = resume;
  return [
    nom,
    ordonnateur.nomCourt,
    TITRES[etatDu(resume)],
    reponduLe === null ? '–' : ecart(recuLe, reponduLe),
    abreger(depotId),
  ];
}

export function presenter(suivis: readonly Suivi[], dureeMs: number, url: string): string {
  const [titres = '', ...lignes] = aligner([COLONNES, ...suivis.map(cellules)]);
  const blocs = suivis.flatMap(({ resume }, i) => [
    lignes[i] ?? '',
    ...plier(devenir(resume), LARGEUR_PHRASE).map((phrase) => `    ${phrase}`),
  ]);
  const trait = '─'.repeat(Math.max(...lignes.map((ligne) => ligne.length)));
  const reponses = `${suivis.length} flux déposés au guichet, ${suivis.length} réponses en ${duree(Math.round(dureeMs))}`;
  const suite = `Le détail, étape par étape : ${url}/`;
  return ['', `Démonstration : ${reponses}.`, '', titres, trait, ...blocs, trait, '', suite, ''].join('\n');
}
