/** How the ordonnateur is told of his suspension and of its end: the letters, and what the poste records of those that go by post. */
import { html } from 'hono/html';
import type { SuspensionLue } from '../../lecture/suspension/suspension.ts';
import { cadre } from '../champ.ts';
import type { Html } from '../gabarit.ts';
import type { Peut } from './suspension.ts';
import { champPoste, champsCaches, type SaisieDActe } from './suspension-champs.ts';

/** `chemin`: under the adhésion. */
export const lien = (siret: string, chemin: string, texte: string): Html =>
  html`<a class="bouton" href="/adhesions/${siret}/${chemin}">${texte}</a>`;

const SANS_ADRESSE = html`<p class="alerte">Aucune adresse de notification n’est enregistrée pour cet ordonnateur : envoyez
la lettre par la poste, avec avis de réception, puis enregistrez ses dates ici.</p>`;

interface Courrier {
  readonly chemin: string;
  readonly libelle: string;
  /** What it is about. */
  readonly de: Readonly<Record<string, string>>;
}

const dater = (
  { siret, codiques }: SuspensionLue,
  saisie: SaisieDActe,
  { chemin, libelle, de }: Courrier,
): Html => html`<form class="formulaire formulaire-en-ligne" method="post" action="/adhesions/${siret}/${chemin}">${champsCaches(de)}
${cadre(saisie, { nom: 'le', libelle }, (attributs, valeur) => html`<input ${attributs} type="date" required value="${valeur}">`)}
${saisie.parUnTiers ? champPoste(saisie, codiques) : ''}
<p class="actions"><button type="submit">Enregistrer</button></p></form>`;

type Suivie = NonNullable<SuspensionLue['enCours']>;

function courrierDe({ prononcee: { prononceeLe }, notifications }: Suivie): Courrier {
  const envoyee = notifications.some(({ moyen }) => moyen === 'courrier');
  return envoyee
    ? { chemin: 'suspension/avis-de-reception', libelle: 'Date de l’avis de réception', de: { prononceeLe } }
    : { chemin: 'suspension/envoi', libelle: 'Date d’envoi de la lettre', de: { prononceeLe } };
}

const accuser = (
  siret: string,
  { prononcee: { prononceeLe } }: Suivie,
): Html => html`<form class="formulaire" method="post" action="/adhesions/${siret}/suspension/reception">${champsCaches({ prononceeLe })}
<p>Accuser réception ouvre la lettre, et fixe la date à partir de laquelle vous transmettez de nouveau sur papier.</p>
<p class="actions"><button type="submit">Accuser réception et lire la lettre</button></p></form>`;

function deLaSuspension(lue: SuspensionLue, enCours: Suivie, peut: Peut, saisie: SaisieDActe): Html {
  const { siret } = lue;
  const aAccuser = peut.accuser && enCours.recue === null;
  const lire = html`<p>${lien(siret, 'suspension/lettre', 'Lettre de notification (à imprimer)')}</p>`;
  const sansAdresse = peut.adresse || enCours.notifications.length > 0 ? html`` : SANS_ADRESSE;
  const poster = enCours.recue === null ? dater(lue, saisie, courrierDe(enCours)) : html``;
  return html`<section><h2>Notification</h2>${aAccuser ? accuser(siret, enCours) : lire}
${peut.suspendre ? html`${sansAdresse}${poster}` : ''}</section>`;
}

/** Of the last end of a suspension: its letter stays there to be read, and to be posted where no mail could leave. */
function deLaLevee(lue: SuspensionLue, peut: Peut, saisie: SaisieDActe): Html {
  const derniere = lue.passees.at(-1);
  if (derniere === undefined || derniere.levee === null) return html``;
  const { leveeLe } = derniere.levee;
  const aPoster = peut.lever && derniere.leveeNotifications.length === 0;
  const sansAdresse = peut.adresse ? html`` : SANS_ADRESSE;
  const courrier = { chemin: 'levee/envoi', libelle: 'Date d’envoi de la lettre de levée', de: { leveeLe } };
  return html`<section><h2>Notification de la levée</h2><p>${lien(lue.siret, 'levee/lettre', 'Lettre de levée (à imprimer)')}</p>
${aPoster ? html`${sansAdresse}${dater(lue, saisie, courrier)}` : ''}</section>`;
}

export const notification = (lue: SuspensionLue, peut: Peut, saisie: SaisieDActe): Html =>
  lue.enCours === null ? deLaLevee(lue, peut, saisie) : deLaSuspension(lue, lue.enCours, peut, saisie);
