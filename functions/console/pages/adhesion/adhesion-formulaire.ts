/** The form in force, as the page of the adhésion tells it. */
import { html } from 'hono/html';
import type { Annexe2, Volet } from '../../../../schemas/evenements/annexe-2.ts';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import type { AdhesionLue } from '../../lecture/adhesion/adhesion.ts';
import type { Html } from '../gabarit.ts';

type Fait = readonly [nom: string, valeur: string];

const DOMAINES = { depense: 'dépense', recette: 'recette' } as const;
const budgets = (lus: readonly string[] | null): string =>
  lus === null ? 'tous les budgets' : `budgets ${lus.join(', ')}`;

const volet = (nom: string, lu: Volet | null): Fait[] =>
  lu === null
    ? []
    : [
        [
          nom,
          `${budgets(lu.budgets)} ; données depuis le ${jourEnClair(lu.donneesDepuis)} ; bordereaux signés électroniquement ${
            lu.signatureDepuis === null ? 'non encore prévus' : `depuis le ${jourEnClair(lu.signatureDepuis)}`
          } ; ${sobre(lu.editeur)}, ${sobre(lu.progiciel)}`,
        ],
      ];

const certificat = ({ certificat: lu }: Annexe2): string =>
  lu.famille === 'dgfip'
    ? 'certificat de signature de la DGFiP'
    : `certificat de l’arrêté du 15 juin 2012, ${sobre(lu.autorite)}, référence ${sobre(lu.reference)}, délivré le ${jourEnClair(lu.delivreLe)}`;

function faitsDeLAnnexe(annexe: Annexe2, representant: string | null): Fait[] {
  const { transmission, pj } = annexe;
  const qui = representant === null ? '' : `${sobre(representant)}, `;
  return [
    ['Représentant légal', `${qui}${sobre(annexe.representant.qualite)}`],
    ['Version du protocole', annexe.versionPes],
    [
      'Transmission',
      transmission.mode === 'operateur' ? `opérateur ${sobre(transmission.operateur)}` : 'portail de la DGFiP',
    ],
    ['Réception des données d’Hélios', annexe.receptionHelios ? 'oui' : 'non'],
    ...volet('Dépense', annexe.depense),
    ...volet('Recette', annexe.recette),
    [
      'Pièces justificatives',
      pj === null
        ? 'sur papier'
        : `${budgets(pj.budgets)}, depuis le ${jourEnClair(pj.depuis)} ; accord local du ${jourEnClair(pj.accord.le)}`,
    ],
    ['Certificat', certificat(annexe)],
    ['Renonciation', sobre(annexe.renonciation)],
  ];
}

function faits({ formulaire: f, representant }: AdhesionLue): Fait[] {
  if (f === null) return [];
  const communs: Fait[] = [
    ['Depuis le', jourEnClair(f.depuis)],
    ['Postes comptables', f.codiques.join(', ')],
    ['SIRET rattachés', f.siretsRattaches.length === 0 ? 'aucun' : f.siretsRattaches.join(', ')],
  ];
  if (f.annexe !== undefined) return [...communs, ...faitsDeLAnnexe(f.annexe, representant)];
  return [
    ...communs,
    ['Domaines', f.domaines.map((domaine) => DOMAINES[domaine]).join(', ')],
    ['Budgets', f.budgets === null ? 'tous' : f.budgets.join(', ')],
    ['Pièces justificatives dématérialisées', f.pjDematerialisees ? 'oui' : 'non'],
  ];
}

export function formulaire(adhesion: AdhesionLue, disposer: boolean): Html {
  const { siret, formulaire: f, renonciations, versions } = adhesion;
  const renoncee = renonciations.some(({ formulaires }) => formulaires === versions.length);
  const renoncer = html`<p><a href="/adhesions/${siret}/actes/renonciation">Enregistrer une renonciation</a></p>`;
  const contenu =
    f === null
      ? html`<p>Aucun formulaire n’est en vigueur aujourd’hui.</p>`
      : html`<dl class="faits">${faits(adhesion).map(([nom, valeur]) => html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`)}</dl>`;
  return html`<section><h2>Formulaire en vigueur</h2>${contenu}${disposer && versions.length > 0 && !renoncee ? renoncer : ''}</section>`;
}
