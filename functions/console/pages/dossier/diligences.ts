/**
 * The proof of diligences that a comptable owes the judge: each fact, when it happened and was told, by whom, and its
 * digest in the journal. One page of its own, printed as it is read.
 */
import { html } from 'hono/html';
import type { DossierEvenement } from '../../../../schemas/evenements/dossier.ts';
import { ETATS_EN_CLAIR, etudeChargee } from '../../../pca/dossier/etat.ts';
import { dossierEnClair } from '../../en-clair/dossier/evenement-dossier.ts';
import { NATURES } from '../../en-clair/dossier/mots.ts';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { compteMontre } from '../../lecture/dossier/compte-montre.ts';
import type { DemandeEnClair } from '../../lecture/dossier/demande-en-clair.ts';
import { documentsDe } from '../../lecture/dossier/documents.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import { moment } from '../fragments.ts';
import type { Html } from '../gabarit.ts';
import { typographier } from '../typographie.ts';
import { auteurDuFait } from './chronologie.ts';
import { date, fait } from './fragments-du-dossier.ts';
import { nomDuRedevable } from './redevables.ts';

/** The day of the fact itself, where it is told apart from the day on which it was told. */
function jourDuFait({ data }: DossierEvenement): string | null {
  if ('survenuLe' in data) return data.survenuLe;
  if ('signeeLe' in data) return data.signeeLe;
  if ('jour' in data) return data.jour;
  if ('recuLe' in data) return data.recuLe.slice(0, 10);
  if ('rejeteLe' in data) return data.rejeteLe;
  if ('ordonneLe' in data) return data.ordonneLe;
  return 'le' in data ? data.le : null;
}

function ligne(event: DossierEvenement, { events }: DossierMontre): Html {
  const joints = documentsDe(events).filter(({ seq }) => seq === event.seq);
  return html`<tr><td>${event.seq}</td><td>${date(jourDuFait(event))}</td><td>${moment(event.at)}</td>
<td>${dossierEnClair(event)}${joints.map(({ nom, objet }) => html`<br>${nom}, SHA-256 <code>${objet.sha256}</code>`)}</td>
<td>${auteurDuFait(event)}</td><td><code>${event.hash}</code></td></tr>`;
}

const redevables = (demande: DemandeEnClair | null): string =>
  demande === null ? 'Données purgées ou dans la demande signée' : demande.redevables.map(nomDuRedevable).join(', ');

function faits(montre: DossierMontre, enClair: DemandeEnClair | null): Html {
  const { dossier, demande, poste } = montre;
  const compte = compteMontre(dossier);
  return html`<dl>${fait('Poste comptable', poste)}${fait('Étude', etudeChargee(dossier) ?? '–')}${fait('Contrat', demande.contrat)}
${fait('Nature', NATURES[demande.nature])}${fait('Redevables', sobre(redevables(enClair)))}
${fait('Demande signée le', date(demande.signeeLe))}${fait('Reçu par l’étude le', date(dossier.reception?.jour ?? null))}
${fait('Dernier jour de la phase', date(dossier.finLe ?? dossier.terme))}${fait('État', ETATS_EN_CLAIR[dossier.etat])}
${fait('Confié', euros(compte.confie))}${fait('Imputé sur la dette', euros(compte.principalPaye))}
${fait('Reversé par l’étude', euros(compte.reverse))}${fait('Reste dû', euros(compte.resteDu))}</dl>`;
}

const COLONNES = [
  'N°',
  'Date du fait',
  'Enregistré le (heure de Paris)',
  'Diligence',
  'Auteur',
  'Empreinte au journal',
];

const feuille = (
  montre: DossierMontre,
  enClair: DemandeEnClair | null,
  maintenant: string,
): Html => html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>État des diligences, dossier ${montre.numero}</title>
<link rel="stylesheet" href="/theme/diligences.css">
</head>
<body>
<main>
<h1>État des diligences du dossier ${montre.numero}</h1>
<p>Phase comminatoire amiable. Établi le ${moment(maintenant)} d’après le journal de Passerelle, où chaque fait est chaîné au
précédent par son empreinte : aucun ne peut être modifié ni retiré sans que cela se voie.</p>
${faits(montre, enClair)}
<div class="defilement" role="region" aria-labelledby="diligences" tabindex="0"><table>
<caption id="diligences">Diligences, dans l’ordre où elles ont été enregistrées</caption>
<thead><tr>${COLONNES.map((colonne) => html`<th scope="col">${colonne}</th>`)}</tr></thead>
<tbody>${montre.events.map((event) => ligne(event, montre))}</tbody>
</table></div>
</main>
</body>
</html>`;

/** A page of its own: it has no shell, and so it is set here. */
export const diligences = async (
  montre: DossierMontre,
  enClair: DemandeEnClair | null,
  maintenant: string,
): Promise<string> => typographier(String(await feuille(montre, enClair, maintenant)));
