/** What must be handed over and what was, for an étude; what was announced and what came in, for a poste. */
import { html } from 'hono/html';
import { type Situation, situer } from '../../../pca/calendrier/echeance.ts';
import { MODES } from '../../en-clair/dossier/mots.ts';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { compter } from '../../en-clair/nombre.ts';
import { ecartEnClair, MODES_DE_REVERSEMENT } from '../../en-clair/reversement/evenement-reversement.ts';
import type { SommeDue } from '../../lecture/contrat/suivi-du-dossier.ts';
import type { PageDeReversements, ReversementConnu } from '../../lecture/reversement/reversements-connus.ts';
import type { PageDeSommes } from '../../lecture/reversement/sommes-dues.ts';
import { adresseDuDossier, date, situationDe, somme } from '../dossier/fragments-du-dossier.ts';
import { etiquette } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

/** As `fragments-du-dossier` says « bientôt ». */
const PREAVIS_JOURS = 7;

/** One line of a future transfer, as the form carries it. */
export const ligneEnTexte = ({
  dossier,
  mouvement,
  montant,
}: Pick<SommeDue, 'dossier' | 'mouvement' | 'montant'>): string => `${dossier} ${mouvement} ${montant}`;

const modeDe = ({ nature }: Pick<SommeDue, 'nature'>): 'virement' | 'remise' =>
  nature === 'remise-du-cheque' ? 'remise' : 'virement';

const situationDeLaSomme = ({ exigibleLe }: SommeDue, jour: string): Situation =>
  situer({ date: exigibleLe }, jour, PREAVIS_JOURS);

/** What the comptable has not agreed to is shown, and cannot be taken back. */
const reversable = ({ montant, regularisable }: SommeDue): boolean => montant > 0 || regularisable;

function lectures({ nature, deuxSemaines, legal }: SommeDue): Html {
  if (nature === 'remise-du-cheque') return html`<span class="precision">remise du chèque (art. 10)</span>`;
  return html`<span class="precision">deux semaines : ${date(deuxSemaines)} ; délai légal : ${date(legal)}</span>`;
}

function caseACocher(une: SommeDue, jour: string): Html {
  const id = `l-${une.dossier}-${une.mouvement}`;
  const cochee = situationDeLaSomme(une, jour) !== 'a-venir';
  const dite = `Versement ${une.mouvement} du dossier ${une.dossier}`;
  return reversable(une)
    ? html`<td><input type="checkbox" id="${id}" name="lignes" value="${ligneEnTexte(une)}"${cochee ? html` checked` : ''} aria-label="${dite}"></td>`
    : html`<td>à régulariser avec l’accord du comptable</td>`;
}

const ligneDue = (
  une: SommeDue,
  jour: string,
  choisit: boolean,
): Html => html`<tr>${choisit ? caseACocher(une, jour) : ''}
<th scope="row"><a href="${adresseDuDossier({ poste: une.poste, numero: une.dossier })}">${une.dossier}</a><span class="precision">versement ${une.mouvement}</span></th>
<td>${MODES[une.mode]}, reçu le ${date(une.recuLe)}</td>${somme(une.montant)}
<td>${date(une.exigibleLe)}${lectures(une)}</td><td>${situationDe(situationDeLaSomme(une, jour))}</td></tr>`;

const COLONNES = ['Dossier', 'Versement', 'À reverser', 'Au plus tard', 'Situation'];

function groupe(sommes: readonly SommeDue[], rang: number, jour: string): Html {
  const [premiere] = sommes;
  if (premiere === undefined) return html``;
  const mode = modeDe(premiere);
  const total = sommes.filter(reversable).reduce((s, { montant }) => s + montant, 0);
  return html`<section><h3>Poste ${premiere.poste} – ${MODES_DE_REVERSEMENT[mode].toLowerCase()}</h3>
<form class="formulaire" method="post" action="/reversements/recapitulatif">
<input type="hidden" name="poste" value="${premiere.poste}"><input type="hidden" name="mode" value="${mode}"><input type="hidden" name="etude" value="${premiere.etude}">
${tableau(
  `dues-${rang}`,
  `${compter(sommes.length, 'versement')}, ${euros(total)} en tout`,
  ['Reverser', ...COLONNES],
  sommes.map((une) => ligneDue(une, jour, true)),
)}
<p class="actions"><button type="submit">Préparer le reversement des lignes cochées</button></p></form></section>`;
}

/** The page after, of one of the lists. */
function suite({ etude }: PageReversements, liste: string, suivant: string | null, dit: string): Html {
  if (suivant === null) return html``;
  const adresse = new URLSearchParams({ ...(etude === null ? {} : { etude }), [liste]: suivant });
  return html`<p><a href="/reversements?${adresse}">${dit}</a></p>`;
}

/** An étude chooses what it hands over; a poste only looks at what is late. */
function sommesDues(page: PageReversements): Html {
  const { jour } = page;
  const { sommes, suivant } = page.sommes;
  const suivantes = suite(page, 'apres', suivant, 'Sommes suivantes');
  if (page.vue === 'poste') {
    if (sommes.length === 0)
      return html`<section><h2>Sommes en retard</h2><p>Aucune étude ne vous doit de somme en retard.</p></section>`;
    const lignes = sommes.map((une) => ligneDue(une, jour, false));
    return html`<section><h2>Sommes en retard</h2>${tableau('retards', 'Ce que les études devaient déjà reverser', COLONNES, lignes)}${suivantes}</section>`;
  }
  if (sommes.length === 0) return html`<section><h2>À reverser</h2><p>Rien n’est à reverser.</p></section>`;
  const groupes = [...Map.groupBy(sommes, (une) => `${une.poste} ${modeDe(une)}`).values()];
  return html`<section><h2>À reverser</h2><p>Un virement couvre autant de dossiers d’un même poste que vous en cochez, 60 au
plus. Le principal se reverse en entier : aucun frais ne s’en déduit.</p>${groupes.map((siennes, rang) => groupe(siennes, rang, jour))}${suivantes}</section>`;
}

const issue = ({ encaisse }: ReversementConnu): Html => {
  if (encaisse === null) return etiquette('en-cours', 'À confirmer par le comptable');
  if (encaisse.ecart === 0) return etiquette('accepte', 'Encaissé');
  return html`${etiquette('partiel', 'Encaissé avec un écart')}<span class="precision">${ecartEnClair(encaisse.ecart)}</span>`;
};

const ligneAnnoncee = (un: ReversementConnu): Html => html`<tr>
<th scope="row"><a href="/reversements/${un.etude}/${un.reversement}">${un.reversement}</a><span class="precision">étude ${un.etude}, poste ${un.poste}</span></th>
<td>${MODES_DE_REVERSEMENT[un.mode]} du ${date(un.ordonneLe)}<span class="precision">${compter(un.dossiers, 'dossier')}</span></td>${somme(un.total)}<td>${issue(un)}</td></tr>`;

function tableDesReversements(reversements: readonly ReversementConnu[], id: string, legende: string): Html {
  const colonnes = ['Référence', 'Reversement', 'Montant', 'Encaissement'];
  return tableau(id, legende, colonnes, reversements.map(ligneAnnoncee));
}

function annonces(page: PageReversements): Html {
  const { reversements, suivant } = page.reversements;
  if (reversements.length === 0)
    return html`<section><h2>Reversements annoncés</h2><p>Aucun reversement n’est annoncé.</p></section>`;
  return html`<section><h2>Reversements annoncés</h2>${tableDesReversements(reversements, 'annonces', 'Du plus récent au plus ancien')}
${suite(page, 'avant', suivant, 'Reversements précédents')}</section>`;
}

export interface PageReversements {
  readonly sommes: PageDeSommes;
  readonly aEncaisser: PageDeReversements;
  readonly reversements: PageDeReversements;
  readonly jour: string;
  readonly vue: 'etude' | 'poste' | 'personne';
  /** The one that whoever runs the machine asked for. */
  readonly etude: string | null;
}

/** Whoever runs the machine alone says for which étude. */
const choixDeLEtude = html`<form class="formulaire formulaire-en-ligne" method="get" action="/reversements">
<div class="champ"><label for="etude">SIRET de l’étude</label><input id="etude" name="etude" inputmode="numeric" pattern="[0-9]{14}" required></div>
<p class="actions"><button type="submit">Afficher</button></p></form>`;

export function pageReversements(page: PageReversements): Page {
  const { aEncaisser, vue } = page;
  const attendus =
    vue !== 'poste'
      ? ''
      : html`<section><h2>À confirmer</h2>${
          aEncaisser.reversements.length === 0
            ? html`<p>Aucun reversement n’attend votre confirmation.</p>`
            : tableDesReversements(aEncaisser.reversements, 'a-encaisser', 'Annoncés, et non encaissés')
        }${suite(page, 'aEncaisserAvant', aEncaisser.suivant, 'À confirmer, suivants')}</section>`;
  return {
    titre: 'Reversements',
    feuille: 'formulaire.css',
    chapeau: vue === 'personne' ? choixDeLEtude : '',
    contenu: html`${attendus}${vue === 'personne' ? '' : sommesDues(page)}${annonces(page)}`,
  };
}
