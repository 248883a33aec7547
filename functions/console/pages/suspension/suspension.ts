/** Art. 6 on one ordonnateur: where it stands, its three dates, what each may do now, and what was before. */
import { html } from 'hono/html';
import type { SuspensionSuivie } from '../../../adhesion/suspension/suivi.ts';
import { abreger } from '../../../depot/cle.ts';
import { dateEnClair, MOTIFS_EN_CLAIR } from '../../en-clair/evenement-suspension.ts';
import { instantPrecis } from '../../en-clair/instant.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule } from '../../en-clair/verdict.ts';
import type { SuspensionLue } from '../../lecture/suspension/suspension.ts';
import { erreurs } from '../champ.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';
import { lien, notification } from './notification.ts';
import type { SaisieDActe } from './suspension-champs.ts';

/** What whoever reads may do. */
export interface Peut {
  readonly suspendre: boolean;
  readonly lever: boolean;
  /** He is the ordonnateur: he has the letter once he acknowledges it. */
  readonly accuser: boolean;
  /** The mail can be sent: an address is known. */
  readonly adresse: boolean;
}

export const date = (le: string | null, absente: string): Html =>
  le === null ? html`${absente}` : html`<time datetime="${le}">${dateEnClair(le)}</time>`;

const MOYENS = { courriel: 'par courriel', courrier: 'par lettre', console: 'sur la console' } as const;
const RECEPTIONS = {
  console: 'accusé de réception de l’ordonnateur',
  'avis-postal': 'avis de réception postal',
} as const;

/** A digest, and the document itself where whoever reads may have it. */
const empreinte = (siret: string, sha256: string, conservee: boolean): Html =>
  conservee
    ? html`<a href="/adhesions/${siret}/suspension/documents/${sha256}"><code>${sha256}</code></a>`
    : html`<code>${sha256}</code>`;

function faits(siret: string, suivie: SuspensionSuivie): Html {
  const { prononcee, confirmee, notifications, recue, levee, leveeNotifications } = suivie;
  const { decidePar, document, piece, aConfirmer } = prononcee;
  const confirmation = confirmee === null ? 'À confirmer' : `Confirmée le ${instantPrecis(confirmee.confirmeeLe)}`;
  const envoi = ({
    moyen,
    notifieeLe,
    lettre,
  }: Pick<(typeof notifications)[number], 'moyen' | 'notifieeLe' | 'lettre'>) =>
    html`<p>${date(notifieeLe, '')} ${MOYENS[moyen]}<span class="precision">Lettre SHA-256 ${empreinte(siret, lettre.sha256, levee !== null)}</span></p>`;
  return html`<dl class="faits">
<div><dt>Motif</dt><dd>${majuscule(MOTIFS_EN_CLAIR[prononcee.motif])} : ${sobre(prononcee.raison)}</dd></div>
<div><dt>Décidée par</dt><dd>Comptable du poste ${decidePar.codique ?? '?'}, habilitation ${decidePar.id}${
    document === null
      ? ''
      : html`<span class="precision">Document SHA-256 ${empreinte(siret, document, piece !== undefined)}</span>`
  }</dd></div>
${aConfirmer ? html`<div><dt>Sur instruction signée</dt><dd>${confirmation}</dd></div>` : ''}
<div><dt>Prononcée le</dt><dd>${moment(prononcee.prononceeLe)}</dd></div>
<div><dt>Notifiée le</dt><dd>${notifications.length === 0 ? 'Pas encore notifiée' : notifications.map(envoi)}</dd></div>
<div><dt>Reçue le</dt><dd>${date(recue?.recueLe ?? null, 'Pas encore reçue')}${
    recue === null ? '' : html`, ${RECEPTIONS[recue.moyen]}`
  }</dd></div>${
    levee === null
      ? ''
      : html`<div><dt>Levée le</dt><dd>${moment(levee.leveeLe)} : ${sobre(levee.raison)}</dd></div>
<div><dt>Levée notifiée le</dt><dd>${leveeNotifications.length === 0 ? 'Pas encore notifiée' : leveeNotifications.map(envoi)}</dd></div>`
  }</dl>`;
}

function actes({ siret, enCours, etat, quatreYeux }: SuspensionLue, peut: Peut): Html {
  const confirmer = enCours?.prononcee.aConfirmer === true && enCours.confirmee === null;
  const liens = [
    ...(etat === 'active' && peut.suspendre ? [lien(siret, 'suspension/decider', 'Suspendre l’adhésion')] : []),
    ...(confirmer && peut.suspendre ? [lien(siret, 'suspension/confirmer', 'Confirmer la suspension')] : []),
    ...(enCours !== null && peut.lever && quatreYeux
      ? [lien(siret, 'levee/proposer', enCours.leveeProposee ? 'Remplacer la proposition' : 'Proposer la levée')]
      : []),
    ...(enCours !== null && peut.lever && (!quatreYeux || enCours.leveeProposee !== null)
      ? [lien(siret, 'levee/decider', 'Lever la suspension')]
      : []),
    ...(enCours?.leveeProposee && peut.lever ? [lien(siret, 'levee/ecarter', 'Écarter la proposition')] : []),
  ];
  const proposee = enCours?.leveeProposee ?? null;
  return html`${
    proposee === null ? '' : html`<p>Levée proposée le ${moment(proposee.proposeeLe)} : ${sobre(proposee.raison)}</p>`
  }${quatreYeux && enCours !== null ? html`<p>La politique du poste veut deux personnes pour lever.</p>` : ''}${
    liens.length === 0 ? '' : html`<p class="actions">${liens}</p>`
  }`;
}

const CONSTATS = { aQualifier: 'À qualifier', grave: 'Grave', sansGravite: 'Sans gravité' } as const;
const MONTREES = 50;

function alterations({ siret, alterations: toutes }: SuspensionLue): Html {
  if (toutes.length === 0)
    return html`<section><h2>Altérations trouvées</h2><p>Aucune altération n’a été trouvée dans ses dépôts.</p></section>`;
  const lignes = toutes
    .slice(-MONTREES)
    .toReversed()
    .map(({ depotId, detecteeLe, constat }) => {
      const mot = constat === null ? 'aQualifier' : constat.grave ? 'grave' : 'sansGravite';
      const etat = { aQualifier: 'en-cours', grave: 'rejete', sansGravite: 'accepte' } as const;
      return html`<tr><th scope="row"><a href="/adhesions/${siret}/suspension/alterations/${depotId}">Dépôt ${abreger(depotId)}</a></th>
<td>${date(detecteeLe, 'Date non retenue')}</td><td>${etiquette(etat[mot], CONSTATS[mot])}</td></tr>`;
    });
  const legende =
    toutes.length > MONTREES
      ? `Les ${MONTREES} dernières altérations sur ${toutes.length}`
      : 'De la plus récente à la plus ancienne';
  return html`<section><h2>Altérations trouvées</h2>
${tableau('legende-alterations', legende, ['Dépôt', 'Détectée le', 'Constat du comptable'], lignes)}</section>`;
}

function histoire({ siret, passees }: SuspensionLue): Html {
  if (passees.length === 0) return html``;
  return html`<section><h2>Suspensions passées</h2>${passees
    .toReversed()
    .slice(0, MONTREES)
    .map(
      (
        une,
      ) => html`<h3>Du ${instantPrecis(une.prononcee.prononceeLe)} au ${instantPrecis(une.levee?.leveeLe ?? '')}</h3>
${faits(siret, une)}`,
    )}</section>`;
}

/** `papierDu`: deliveries whose paper is waited for. */
export function pageSuspension(lue: SuspensionLue, papierDu: number, peut: Peut, saisie: SaisieDActe): Page {
  const { siret, enCours } = lue;
  const papier = html`<section><h2>Papier</h2><p>${
    papierDu === 0
      ? 'Aucun papier n’est attendu.'
      : `${compter(papierDu, 'remise attend', 'remises attendent')} encore son papier.`
  }</p><p>${lien(siret, 'suspension/papier', 'Papier attendu et reçu')}</p></section>`;
  return {
    titre: `Suspension de l’ordonnateur ${siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${
      enCours === null ? etiquette('accepte', 'Adhésion non suspendue') : etiquette('rejete', 'Adhésion suspendue')
    }</p>`,
    contenu: html`${enCours === null ? '' : html`<section><h2>Suspension en cours</h2>${faits(siret, enCours)}</section>`}
${actes(lue, peut)}${notification(lue, peut, saisie)}${enCours === null && papierDu === 0 ? '' : papier}
${alterations(lue)}${histoire(lue)}<p><a href="/adhesions/${siret}">Adhésion de l’ordonnateur ${siret}</a></p>`,
  };
}
