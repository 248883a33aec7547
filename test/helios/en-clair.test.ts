/** What people read of an answer of Hélios. */
import { expect, test } from 'vitest';
import { rattachementEnClair, reponseEnClair } from '../../functions/helios/en-clair.ts';
import { lireAcquit } from '../../functions/helios/lecteur-d-acquit.ts';
import type { ElementHelios } from '../../schemas/evenements/helios.ts';
import { CODIQUE, sha256De } from '../depot/exemples.ts';
import { acquitV2, elementHelios, erreurHelios } from './reponses-fabriquees.ts';

async function dire(elements: readonly ElementHelios[]) {
  const lue = await lireAcquit([acquitV2(elements)]);
  if (lue === null) throw new Error('unreadable');
  const data = {
    ...{ reponse: sha256De('r'), nature: 'PES_ACQUIT' as const, sha256: sha256De('f'), par: CODIQUE },
    ...{ recuLe: '2026-11-02T08:00:00.000Z', etat: lue.etat, compte: lue.compte },
    objet: { key: 'k', version: 'v', sha256: sha256De('v') },
  };
  return { phrase: rattachementEnClair(data), ...reponseEnClair(data, lue, { numero: 2, dteStr: null }) };
}

const SANS_OBJET = { bordereau: null, exercice: null };

test.each<[string, Partial<ElementHelios>]>([
  ['Bordereau de dépense n°\u00a047 (exercice 2026)', {}],
  ['Bordereau de recette n°\u00a047', { domaine: '6', exercice: null }],
  ['Signature du bordereau n°\u00a047 (exercice 2026)', { domaine: '3' }],
  ['Pièce justificative PJ1', { ...SANS_OBJET, domaine: '4', pj: 'PJ1' }],
  ['Marché 2026M1-001', { ...SANS_OBJET, domaine: '11', marche: '2026M1-001' }],
  ['Flux entier (technique)', { ...SANS_OBJET, domaine: '0' }],
  ['Flux entier', { ...SANS_OBJET, domaine: '77' }],
])('« %s »', async (objet, change) => {
  expect((await dire([elementHelios(change)])).lignes[0]?.objet).toBe(objet);
});

test('la réponse est toujours dite d’Hélios, avec son issue et ce qui n’est pas montré', async () => {
  const erreurs = Array.from({ length: 502 }, () => erreurHelios());
  const elements = Array.from({ length: 501 }, (_, n) => elementHelios({ bordereau: `${n + 1}` }));
  const dite = await dire([...elements, elementHelios({ bordereau: '900', etat: 'rejete', erreurs })]);
  expect(dite.phrase).toBe(
    `Réponse d’Hélios (PES_ACQUIT), déposée par le poste ${CODIQUE}. Hélios a accepté le flux en partie (501\u00a0éléments acceptés, 1\u00a0rejeté, 502\u00a0anomalies).`,
  );
  expect(dite.titre).toBe('Réponse d’Hélios n°\u00a02 (PES_ACQUIT), reçue le 02/11/2026 à 09 h 00');
  expect(dite.provenance).toContain('Ce n’est pas la réponse de Passerelle.');
  expect(dite.reste).toBe('1\u00a0autre élément et 2\u00a0autres anomalies : voyez le fichier d’Hélios.');
});

test('une anomalie sans libellé est dite par son code, à sa place', async () => {
  const erreurs = [erreurHelios({ libelle: null, piece: '12', ligne: '3' })];
  expect((await dire([elementHelios({ etat: 'rejete', erreurs })])).lignes[0]?.anomalies).toEqual([
    'Pièce 12, ligne 3 : ERREUR_AUTRE',
  ]);
});
