/** The form on its way: the steps of art. 2, which is done, which comes next. */
import { html } from 'hono/html';
import { type Etape, enCours } from '../../../adhesion/registre/demarche.ts';
import { jourEnClair } from '../../en-clair/evenement-registre.ts';
import type { AdhesionLue } from '../../lecture/adhesion/adhesion.ts';
import { etiquette } from '../fragments.ts';
import type { Html } from '../gabarit.ts';
import { ACTES_DU_REGISTRE, type TypeDActe } from './registre-acte.ts';

const ETAPES = [
  {
    type: 'valider',
    evenement: 'ValidationFonctionnelleConstatee',
    titre: 'Validation fonctionnelle',
    apres: 'preparee',
  },
  { type: 'accorder', evenement: 'AccordPrealableRecu', titre: 'Accord préalable de la DGFiP', apres: 'validee' },
  {
    type: 'recevoirLeFormulaire',
    evenement: 'FormulaireSigneRecu',
    titre: 'Formulaire signé reçu par le comptable',
    apres: 'accordee',
  },
  {
    type: 'transmettreLaCopie',
    evenement: 'CopieTransmiseALaChambre',
    titre: 'Copie à la chambre régionale des comptes',
    apres: 'signee',
  },
] as const satisfies readonly {
  readonly type: TypeDActe;
  readonly evenement: string;
  readonly titre: string;
  readonly apres: Etape;
}[];

function etapes({ siret, demarche }: AdhesionLue, tenir: boolean): Html {
  const faits = new Map(demarche?.actes.map(({ type, data }) => [type as string, data.le]));
  return html`<ol>${ETAPES.map(({ type, evenement, titre, apres }) => {
    const le = faits.get(evenement);
    if (le !== undefined) return html`<li>${titre} : ${etiquette('accepte', `fait le ${jourEnClair(le)}`)}</li>`;
    const suivante = demarche?.etape === apres;
    const lien = html` – <a href="/adhesions/${siret}/actes/${ACTES_DU_REGISTRE[type].chemin}">${ACTES_DU_REGISTRE[type].titre}</a>`;
    return html`<li>${titre} : ${etiquette('en-cours', 'à faire')}${suivante && tenir ? lien : ''}</li>`;
  })}</ol>`;
}

export function demarche(adhesion: AdhesionLue, tenir: boolean): Html {
  const { siret, demarche: d, formulaire } = adhesion;
  if (!enCours(d)) {
    const mots =
      formulaire === null ? 'Préparer un formulaire' : 'Préparer un nouveau formulaire (élargissement, modification)';
    return tenir ? html`<p><a class="bouton" href="/adhesions/${siret}/formulaire">${mots}</a></p>` : html``;
  }
  const abandonner = html`<p><a href="/adhesions/${siret}/actes/abandon">Abandonner ce formulaire</a></p>`;
  const corriger = html`<p><a href="/adhesions/${siret}/formulaire">Corriger le formulaire</a></p>`;
  return html`<section><h2>Formulaire en préparation</h2><p>Pour un effet au ${jourEnClair(d.formulaire.depuis)}, au poste ${d.formulaire.codiques.join(', ')}.</p>
${etapes(adhesion, tenir)}${tenir && d.etape === 'preparee' ? corriger : ''}${tenir ? abandonner : ''}</section>`;
}
