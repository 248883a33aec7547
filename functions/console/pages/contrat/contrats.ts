/** The list of contracts: what each binds, and where it stands. */
import { html } from 'hono/html';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { finDuContrat, situation } from '../../../pca/contrat/situation.ts';
import { SITUATIONS_DU_CONTRAT } from '../../en-clair/contrat/situations.ts';
import { compter } from '../../en-clair/nombre.ts';
import type { PageDeContrats } from '../../lecture/contrat/contrats-connus.ts';
import { date } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

function ligne(contrat: Contrat, jour: string): Html {
  const { signe, membres, notifieLe } = contrat;
  if (signe === null) return html``;
  const presents = membres.filter(({ jusquAu }) => jusquAu === null || jour <= jusquAu);
  return html`<tr><th scope="row"><a href="/contrats/${signe.contrat}">${signe.contrat}</a><span class="precision">Département ${signe.departement}</span></th>
<td>${signe.titulaire.type === 'groupement' ? 'Groupement' : 'Étude'} ${signe.titulaire.siret}<span class="precision">${compter(presents.length, 'étude')}</span></td>
<td>${etiquette(...SITUATIONS_DU_CONTRAT[situation(contrat, jour)])}</td>
<td>${date(notifieLe)}</td><td>${date(finDuContrat(contrat))}</td></tr>`;
}

/** `cree`: whoever reads may record another. */
export function pageContrats({ contrats, suivant }: PageDeContrats, jour: string, cree: boolean): Page {
  const colonnes = ['Contrat', 'Titulaire', 'Situation', 'Notifié le', 'Fin'];
  const lignes = contrats.map((contrat) => ligne(contrat, jour));
  return {
    titre: 'Contrats',
    feuille: 'formulaire.css',
    chapeau: html`<p class="chapeau">Contrats départementaux de phase comminatoire amiable.</p>`,
    contenu: html`${
      contrats.length === 0
        ? html`<p>Aucun contrat n’est enregistré pour vous.</p>`
        : tableau('liste-contrats', 'Contrats, par identifiant', colonnes, lignes)
    }${suivant === null ? '' : html`<p><a href="/contrats?apres=${suivant}">Page suivante</a></p>`}
${cree ? html`<p><a class="bouton" href="/contrats/nouveau">Enregistrer un contrat</a></p>` : ''}`,
  };
}
