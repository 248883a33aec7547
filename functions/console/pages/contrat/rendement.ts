/** What a contract yields: its rates beside their objectives, in both readings, and the delays respected. */
import { html } from 'hono/html';
import { FAMILLES, type Famille } from '../../../../schemas/pca/creance.ts';
import { FAMILLES_EN_CLAIR } from '../../en-clair/contrat/situations.ts';
import { pourcent } from '../../en-clair/contrat/taux.ts';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { nombre } from '../../en-clair/nombre.ts';
import type { Annee } from '../../lecture/contrat/rendement.ts';
import { date } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, tableau } from '../gabarit.ts';
import { tauxCompares } from './graphique-des-taux.ts';

const dit = (taux: number | null): string => (taux === null ? '–' : pourcent(taux));

/** Against what was reached in the reading that counts most: what was paid during the phase. */
function atteint(taux: number | null, objectif: number): Html {
  if (taux === null) return html`–`;
  return taux < objectif ? etiquette('rejete', 'Sous l’objectif') : etiquette('accepte', 'Atteint');
}

const annee = ({ debut, fin }: Annee): Html => html`<th scope="row">${date(debut)} – ${date(fin)}</th>`;
const chiffre = (texte: string): Html => html`<td class="nombre">${texte}</td>`;

function parFamille(annees: readonly Annee[], famille: Famille): Html {
  const nom = FAMILLES_EN_CLAIR[famille];
  const lignes = annees.toReversed().map((une) => {
    const { dossiers, confie, recouvre, recouvreParLEtude, taux, tauxDeLEtude } = une.taux[famille];
    return html`<tr>${annee(une)}${chiffre(nombre(dossiers))}${[confie, recouvre, recouvreParLEtude].map((n) => chiffre(euros(n)))}
${chiffre(dit(taux))}${chiffre(dit(tauxDeLEtude))}${chiffre(pourcent(une.objectif[famille]))}<td>${atteint(taux, une.objectif[famille])}</td></tr>`;
  });
  const colonnes = [
    ...['Année du contrat', 'Phases finies', 'Confié', 'Payé pendant la phase', 'Encaissé par l’étude'],
    ...['Taux', 'Taux de l’étude', 'Objectif', 'Résultat, tout paiement compté'],
  ];
  const dessin = tauxCompares({
    ...{ id: `g-taux-${famille}`, titre: `Taux de recouvrement : ${nom.toLowerCase()}` },
    annees: annees.map((une) => ({
      etiquette: une.debut.slice(0, 4),
      taux: une.taux[famille].taux,
      tauxDeLEtude: une.taux[famille].tauxDeLEtude,
      objectif: une.objectif[famille],
    })),
  });
  return html`<h3>${nom}</h3>${dessin}${tableau(`taux-${famille}`, `${nom} : l’année la plus récente d’abord`, colonnes, lignes)}`;
}

const part = ({ total, aTemps }: Annee['reversements']): string =>
  total === 0 ? '–' : `${nombre(aTemps)} sur ${nombre(total)} (${pourcent(Math.round((aTemps * 10_000) / total))})`;

const delais = (annees: readonly Annee[]): Html =>
  tableau(
    'delais-du-contrat',
    'Versements reversés dans leur délai, par année du reversement',
    ['Année du contrat', 'Sommes reversées à temps', 'Chèques au Trésor remis à temps'],
    annees
      .toReversed()
      .map((une) => html`<tr>${annee(une)}${chiffre(part(une.reversements))}${chiffre(part(une.cheques))}</tr>`),
  );

export function sectionRendement(annees: readonly Annee[]): Html {
  if (annees.length === 0) return html``;
  return html`<section><h2>Taux et délais</h2>
<p>La formule du taux de l’article 7 n’est pas publique : les deux lectures sont données, sur les dossiers dont la phase a
pris fin dans l’année du contrat.</p>${FAMILLES.map((famille) => parFamille(annees, famille))}<h3>Délais de reversement</h3>${delais(annees)}</section>`;
}
