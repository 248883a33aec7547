/** The page of one reversement: its lines, what came in, and the difference in words. */
import { html } from 'hono/html';
import { euros } from '../../en-clair/dossier/sommes.ts';
import { compter } from '../../en-clair/nombre.ts';
import { ecartEnClair, MODES_DE_REVERSEMENT } from '../../en-clair/reversement/evenement-reversement.ts';
import type { ReversementLu } from '../../lecture/reversement/reversement.ts';
import { champ, erreurs, type Saisie } from '../champ.ts';
import { champDuMessage } from '../contrat/champs-du-contrat.ts';
import { adresseDuDossier, date, fait, somme } from '../dossier/fragments-du-dossier.ts';
import { etiquette, moment } from '../fragments.ts';
import { type Html, type Page, tableau } from '../gabarit.ts';

function encaissement({ encaisse }: ReversementLu): Html {
  if (encaisse === null) return fait('Encaissement', etiquette('en-cours', 'À confirmer par le comptable'));
  const { encaisseLe, montant, ecart } = encaisse;
  const signe = ecart === 0 ? etiquette('accepte', 'Aucun écart') : etiquette('partiel', ecartEnClair(ecart));
  return html`${fait('Encaissé', html`${euros(montant)} le ${date(encaisseLe)}`)}${fait('Écart', signe)}
${ecart === 0 ? '' : html`<div><dt></dt><dd>L’écart n’est jamais absorbé : l’étude le régularise par un autre reversement, ou avec votre accord.</dd></div>`}`;
}

function formulaire({ etude, reversement }: ReversementLu, saisie: Saisie): Html {
  return html`<section><h2>Confirmer l’encaissement</h2>${erreurs(saisie)}
<form class="formulaire" method="post" action="/reversements/${etude}/${reversement}/encaissement">${champDuMessage(saisie)}
${champ(saisie, { nom: 'encaisseLe', titre: 'Encaissé le', type: 'date', requis: true })}
${champ(saisie, { nom: 'montant', titre: 'Montant reçu (€)', aide: 'Ce qui est arrivé, même s’il diffère de l’annonce : l’écart est montré.', requis: true })}
<p class="actions"><button type="submit">Confirmer l’encaissement</button></p></form></section>`;
}

/** `saisie`: null for whoever does not confirm it. */
export function pageReversement(lu: ReversementLu, saisie: Saisie | null): Page {
  const { etude, reversement, poste, ordonneLe, mode, compte, total, lignes, etapes } = lu;
  const table = lignes.map(
    ({ dossier, mouvement, montant }) =>
      html`<tr><th scope="row"><a href="${adresseDuDossier({ poste, numero: dossier })}">${dossier}</a></th><td>${mouvement}</td>${somme(montant)}</tr>`,
  );
  return {
    titre: `Reversement ${reversement}`,
    feuille: 'formulaire.css',
    contenu: html`<dl class="faits">${fait('Étude', etude)}${fait('Poste', poste)}${fait('Nature', MODES_DE_REVERSEMENT[mode])}
${fait('Fait le', date(ordonneLe))}${fait('Annoncé', euros(total))}${compte === null ? '' : fait('Compte (empreinte)', html`<code>${compte.slice(0, 12)}…</code>`)}
${encaissement(lu)}</dl>${lu.encaisse === null && saisie !== null ? formulaire(lu, saisie) : ''}
<section><h2>Versements reversés</h2>${tableau('lignes', compter(lignes.length, 'versement'), ['Dossier', 'Versement', 'Montant'], table)}</section>
<section><h2>Ce qui s’est passé</h2><ol class="etapes">${etapes.map(
      ({ phrase, instant, par }) => html`<li><p>${phrase}</p><p>${moment(instant)} – ${par}</p></li>`,
    )}</ol></section>`,
  };
}
