/** What a comptable lays down for his poste: propose or suspend at once, one person or two to lift. */
import { html } from 'hono/html';
import type { PolitiqueFixee } from '../../../adhesion/suspension/politique.ts';
import { compter } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { cadre, erreurs } from '../champ.ts';
import { moment } from '../fragments.ts';
import type { Html, Page } from '../gabarit.ts';
import { champDecideur, champDocument, champRaison, type SaisieDActe } from './suspension-champs.ts';

function enVigueur(codique: string, fixee: PolitiqueFixee | null): Html {
  if (fixee === null)
    return html`<p>Rien n’est fixé : Passerelle propose la suspension, le comptable la prononce et la lève seul.</p>`;
  const { instruction, quatreYeux, decidePar, document, raison, fixeeLe } = fixee;
  return html`<dl class="faits"><div><dt>Après une altération</dt><dd>${
    instruction === null
      ? 'La suspension est proposée au comptable'
      : `Suspension immédiate après ${compter(instruction.alterations, 'altération')} en ${compter(instruction.jours, 'jour')}, à confirmer par le comptable`
  }</dd></div><div><dt>Levée</dt><dd>${quatreYeux ? 'Proposée par une personne, décidée par une autre' : 'Décidée par le comptable seul'}</dd></div>
<div><dt>Fixée le</dt><dd>${moment(fixeeLe)} par le comptable du poste ${codique}, habilitation ${decidePar.id}</dd></div>
<div><dt>Raison</dt><dd>${sobre(raison)}</dd></div>
${document === null ? '' : html`<div><dt>Instruction signée (SHA-256)</dt><dd><code>${document}</code></dd></div>`}</dl>`;
}

const entier = (saisie: SaisieDActe, nom: string, libelle: string, max: number, aide?: string): Html =>
  cadre(
    saisie,
    { nom, libelle, ...(aide === undefined ? {} : { aide }) },
    (attributs, valeur) => html`<input ${attributs} type="number" min="1" max="${max}" value="${valeur}">`,
  );

const coche = (valeur: string | undefined) => (valeur === 'oui' ? html` selected` : '');

const formulaire = (codique: string, saisie: SaisieDActe): Html => html`<section><h2>Fixer une nouvelle politique</h2>
<form class="formulaire" method="post" action="/comptables/${codique}/politique" enctype="multipart/form-data">
${entier(saisie, 'alterations', 'Suspendre après ce nombre d’altérations', 100, 'Laissez vide pour que la suspension vous soit seulement proposée.')}
${entier(saisie, 'jours', 'En ce nombre de jours', 366)}
${cadre(
  saisie,
  { nom: 'quatreYeux', libelle: 'Levée d’une suspension' },
  (attributs, valeur) => html`<select ${attributs}><option value="non">Décidée par le comptable seul</option>
<option value="oui"${coche(valeur)}>Proposée par une personne, décidée par une autre</option></select>`,
)}
${champRaison(saisie, 'Pourquoi cette politique, en une phrase.')}
${champDocument(saisie, 'Instruction signée du comptable', 'Obligatoire si Passerelle doit suspendre d’elle-même, ou si un autre que le comptable saisit. Elle est conservée avec son empreinte.', saisie.documentDu)}
${saisie.parUnTiers ? champDecideur(saisie) : ''}
<p class="actions"><button type="submit">Fixer cette politique</button></p></form></section>`;

/** `saisie` null: whoever reads does not decide. */
export const pagePolitique = (codique: string, fixee: PolitiqueFixee | null, saisie: SaisieDActe | null): Page => ({
  titre: `Politique de suspension du poste ${codique}`,
  feuille: 'formulaire.css',
  chapeau: html`${saisie === null ? '' : erreurs(saisie)}<p class="chapeau">L’article 6 donne la décision au comptable. Passerelle
ne suspend d’elle-même que sur son instruction signée, jamais pour une altération antérieure à celle-ci.</p>`,
  contenu: html`<section><h2>Politique en vigueur</h2>${enVigueur(codique, fixee)}</section>${
    saisie === null ? '' : formulaire(codique, saisie)
  }<p><a href="/suspensions">Suspensions</a></p>`,
});
