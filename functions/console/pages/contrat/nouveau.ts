/** A contract that was signed, as it is recorded. */
import { html } from 'hono/html';
import { cadre, champ, erreurs, type Saisie } from '../champ.ts';
import type { Page } from '../gabarit.ts';
import { champDuMessage, champsDesParametres } from './champs-du-contrat.ts';

export function pageNouveauContrat(saisie: Saisie): Page {
  const longue = (nom: string, titre: string, aide: string) =>
    champ(saisie, { nom, titre, aide, lignes: 4, requis: true });
  return {
    titre: 'Enregistrer un contrat',
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">Le contrat signé par le titulaire : le commissaire de justice, ou le
mandataire du groupement que nomme le DC1. Il prend effet à sa notification.</p>`,
    contenu: html`<form class="formulaire" method="post" action="/contrats" enctype="multipart/form-data">
${champDuMessage(saisie)}
${champ(saisie, { nom: 'contrat', titre: 'Identifiant du contrat', aide: 'Choisi par la DDFiP : PCA52-2024.', longueur: 40, requis: true })}
${champ(saisie, { nom: 'departement', titre: 'Département', aide: 'Son code : 52, 2A, 971.', longueur: 3, requis: true })}
${champ(saisie, { nom: 'titulaire', titre: 'SIRET du titulaire', aide: 'De l’étude seule, ou du groupement.', requis: true })}
${champ(saisie, { nom: 'mandataire', titre: 'SIRET de l’étude mandataire', aide: 'Pour un groupement : vide si le titulaire est une étude seule.' })}
${longue('etudes', 'Études du contrat (SIRET)', 'Une par ligne ; un titulaire seul est sa seule étude.')}
${longue('postes', 'Postes comptables (codiques)', 'Un par ligne : ceux qui peuvent confier des dossiers.')}
${cadre(saisie, { nom: 'document', libelle: 'Contrat signé', aide: 'PDF, JPEG ou PNG, 4 Mo au plus.' }, (attributs) => html`<input ${attributs} type="file" required>`)}
${champsDesParametres(saisie)}
<p class="actions"><button type="submit">Enregistrer le contrat</button> <a href="/contrats">Renoncer</a></p></form>`,
  };
}
