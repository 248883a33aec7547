/** What is at its term, and what was purged, in words. */

import { instantEnClair } from '../functions/adhesion/heure-de-paris.ts';
import type { Apercu } from '../functions/retention/apercu.ts';
import { DOCUMENTS, enJours } from '../functions/retention/certificat.ts';
import { OBJETS } from '../functions/retention/registre/certificat.ts';
import type { ApercuDeRegistre } from '../functions/retention/registre/purger.ts';

const accorder = (n: number, mot: string): string => `${n} ${mot}${n > 1 ? 's' : ''}`;

export const purgesEnClair = (purges: number): string =>
  purges === 0 ? 'Rien n’est au terme de sa conservation.' : `${accorder(purges, 'purge')}.`;

function enClair({ depot, nom, expediteur, recuLe, aPurger, enAttenteDuComptable }: Apercu): string {
  const ligne =
    (suite: string) =>
    ({ genre, terme }: Apercu['aPurger'][number]) =>
      `  - ${DOCUMENTS[genre]}, conservé jusqu’au ${enJours(terme)} inclus${suite}`;
  return [
    `${depot}  ${nom}`,
    `  déposé par ${expediteur}, reçu le ${instantEnClair(recuLe)}`,
    ...aPurger.map(ligne('')),
    ...enAttenteDuComptable.map(ligne(' ; gardé : une livraison attend le comptable')),
  ].join('\n');
}

export function apercusEnClair(apercus: readonly Apercu[], retention: string): string {
  if (apercus.length === 0) return `${purgesEnClair(0)}\n`;
  const partants = apercus.filter(({ aPurger }) => aPurger.length > 0);
  const documents = partants.reduce((somme, { aPurger }) => somme + aPurger.length, 0);
  return `Au terme de leur conservation (règles ${retention}) :

${apercus.map(enClair).join('\n\n')}

À purger : ${accorder(partants.length, 'dépôt')}, ${accorder(documents, 'document')}. Rien n’est encore détruit : ajoutez --executer.
`;
}

/** Nothing, where no register has anything at its term. */
export function registresEnClair(registres: readonly ApercuDeRegistre[]): string {
  if (registres.length === 0) return '';
  const objets = registres.reduce((somme, { aPurger }) => somme + aPurger.length, 0);
  const dits = registres.map(({ registre, aPurger }) =>
    [
      registre,
      ...aPurger.map(({ genre, terme }) => `  - ${OBJETS[genre]}, conservé jusqu’au ${enJours(terme)} inclus`),
    ].join('\n'),
  );
  return `Au terme de leur conservation dans les registres :

${dits.join('\n\n')}

À purger : ${accorder(objets, 'objet')}. Rien n’est encore détruit : ajoutez --executer.
`;
}
