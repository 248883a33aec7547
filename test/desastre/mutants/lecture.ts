/** R2 for what is shown: told twice, or in another order, an event counts once. */
import type { Mutant } from './mutant.ts';

export const LECTURE: readonly Mutant[] = [
  {
    nom: 'un événement raconté deux fois compte deux fois dans les listes',
    regle: 'R2',
    fichier: 'functions/console/lecture/depot/resume.ts',
    tuePar: 'accepté, sous les yeux de la console : lectures.ecrire erreur-apres',
    retouches: [
      [
        'export function suivreMise(resume: Resume | null, event: MiseEvenement, position: number): Resume | null {\n  if (resume === null || position <= resume.position)',
        'export function suivreMise(resume: Resume | null, event: MiseEvenement, position: number): Resume | null {\n  if (resume === null)',
      ],
    ],
  },
  {
    nom: 'une page refaite ne regarde que les mises qui ont bougé',
    regle: 'R8',
    fichier: 'functions/console/lecture/reprojeter.ts',
    tuePar: 'purgé, ses pages refaites flux par flux',
    retouches: [['compter(nu, await misesConnues(needs, depotId, mises))', 'compter(nu, mises)']],
  },
];
