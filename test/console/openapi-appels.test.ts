/**
 * Every operation of the contract, really called: each answer, granted or refused, is what schemas/openapi.yaml says
 * (openapi-contrat.ts throws otherwise), and so is each request that was granted.
 */
import './openapi-partout.ts';
import { expect, test } from 'vitest';
import { appelees, OPERATIONS } from './openapi-contrat.ts';
import { parcoursDUnContrat } from './openapi-parcours-contrat.ts';
import { parcoursDUnDepot } from './openapi-parcours-depot.ts';
import { parcoursDUnDossier } from './openapi-parcours-dossier.ts';
import { parcoursDesDroits } from './openapi-parcours-habilitation.ts';
import { parcoursDUneAdhesion } from './openapi-parcours-registre.ts';
import { parcoursDUneSuspension } from './openapi-parcours-suspension.ts';

test('a deposit is followed to its proof, taken in charge, and told to whoever runs the service', parcoursDUnDepot);
test('an adhésion is joined step by step, and who signs is registered and withdrawn', parcoursDUneAdhesion);
test('an alteration leads to a suspension, its paper and its lifting', parcoursDUneSuspension);
test('a dossier is entrusted, received, paid, prolonged, handed over on paper and sent again', parcoursDUnDossier);
test('a contract is kept, its money handed over and confirmed, its quarter told', parcoursDUnContrat);
test('rights are granted and withdrawn; a token deposits, and goes no further', parcoursDesDroits);

test('every operation was called, and granted at least once', () => {
  const accordees = [...appelees]
    .filter(([, obtenus]) => [...obtenus].some((statut) => statut < 400))
    .map(([nom]) => nom);
  const manquent = [...OPERATIONS.keys()].filter((nom) => !accordees.includes(nom));
  expect(manquent).toEqual([]);
});
