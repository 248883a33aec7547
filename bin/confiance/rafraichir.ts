/** Fetches once what the server fetches regularly. */
import { rafraichir } from '../../functions/confiance/rafraichir.ts';
import { horlogeSysteme } from '../../functions/platform/embedded/horloge.ts';
import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { telechargementHttp } from '../../functions/platform/embedded/telechargement.ts';
import { lireArguments } from '../arguments.ts';
import { type Action, MAGASIN } from './action.ts';
import { dossierDuMagasin } from './dossier.ts';
import { direIssue, issueEnJson } from './issue.ts';

export const action: Action = async (args, contexte) => {
  const { values } = lireArguments(args, MAGASIN, { nom: '', min: 0, max: 0 });
  const coffre = new CoffreEnDossier(dossierDuMagasin(values.magasin, contexte));
  const faits = await rafraichir({ coffre, telechargement: telechargementHttp, clock: horlogeSysteme });
  if (faits.length === 0)
    contexte.dire('Aucune adresse n’est déclarée : passerelle confiance sources ajouter ADRESSE --genre crl|liste\n');
  for (const { source, echec, issues } of faits) {
    if (values.json) {
      const pieces = issues.map((issue) => issueEnJson(source.url, issue));
      contexte.ecrire(`${JSON.stringify({ ...source, echec, pieces })}\n`);
    } else
      contexte.ecrire(echec === null ? issues.map((i) => direIssue(source.url, i)).join('') : `Échec : ${echec}\n`);
  }
  const rate = faits.some(({ echec, issues }) => echec !== null || issues.some(({ issue }) => issue === 'refuse'));
  return rate ? 1 : 0;
};
