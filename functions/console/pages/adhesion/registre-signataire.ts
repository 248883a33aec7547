/** Who signs: the pages by which he is registered, and withdrawn. */
import { html } from 'hono/html';
import type { SignataireLu } from '../../lecture/adhesion/signataires.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Page } from '../gabarit.ts';
import {
  champChoix,
  champCoche,
  champDate,
  champFichier,
  champLong,
  champsDuDocument,
  champTexte,
  groupe,
} from './registre-champs.ts';

const RAISON = 'En une phrase, sans nommer de personne : elle est inscrite au journal et ne s’efface pas.';

export function pageInscription(siret: string, pourAutrui: boolean, saisie: Saisie): Page {
  return {
    titre: `Inscrire un signataire de l’ordonnateur ${siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">Dès qu’un signataire est inscrit, seules les signatures
des signataires inscrits sont admises.</p>`,
    contenu: html`<form class="formulaire" method="post" action="/adhesions/${siret}/signataires" enctype="multipart/form-data">
${champFichier(saisie, { nom: 'certificat', libelle: 'Certificat de signature', aide: 'Le fichier du certificat (PEM ou DER), sans clé privée.' })}
${champChoix(saisie, { nom: 'qualite', libelle: 'Il signe comme' }, [
  ['ordonnateur', 'Ordonnateur'],
  ['delegataire', 'Délégataire de l’ordonnateur'],
])}
${champTexte(saisie, { nom: 'fonction', libelle: 'Fonction', aide: 'Maire, adjointe aux finances…, sans nom de personne.' })}
${champDate(saisie, { nom: 'du', libelle: 'Habilité à partir du' })}
${champDate(saisie, { nom: 'au', libelle: 'Dernier jour (facultatif)', aide: 'Vide : jusqu’à son retrait.' })}
${groupe(
  'Domaines',
  html`${champCoche(saisie, { nom: 'domaines', libelle: 'Dépense' }, 'depense')}
${champCoche(saisie, { nom: 'domaines', libelle: 'Recette' }, 'recette', '-recette')}`,
)}
${champChoix(
  saisie,
  { nom: 'attestation.pieces', libelle: 'Pièces dont il peut attester le caractère exécutoire (art. 5)' },
  [
    ['toutes', 'Toutes'],
    ['types', 'Certains types de pièces'],
    ['aucune', 'Aucune'],
  ],
)}
${champTexte(saisie, { nom: 'attestation.types', libelle: 'Types de pièces', aide: 'Les codes TypePJ (003, 006…), si seuls certains types le sont.' })}
${champLong(saisie, { nom: 'raison', libelle: 'Fondement (facultatif)', aide: RAISON })}
${champsDuDocument(saisie, pourAutrui, 'Arrêté de délégation ou décision')}
<p class="actions"><button type="submit">Inscrire le signataire</button> <a href="/adhesions/${siret}">Renoncer</a></p></form>`,
  };
}

export function pageRetrait(siret: string, lu: SignataireLu, pourAutrui: boolean, saisie: Saisie): Page {
  return {
    titre: `Retirer un signataire de l’ordonnateur ${siret}`,
    feuille: 'formulaire.css',
    chapeau: html`${erreurs(saisie)}<p class="chapeau">${lu.nom ?? 'Signataire'} (${lu.fonction}) : ce qu’il signe après son dernier
jour est rejeté. Ce qui a été reçu avant l’enregistrement du retrait le reste.</p>`,
    contenu: html`<form class="formulaire" method="post" action="/adhesions/${siret}/signataires/${lu.certificat}/retrait" enctype="multipart/form-data">
${champDate(saisie, { nom: 'dernierJour', libelle: 'Dernier jour de son habilitation' })}
${champLong(saisie, { nom: 'raison', libelle: 'Raison (obligatoire)', aide: RAISON })}
${champsDuDocument(saisie, pourAutrui, 'Décision de retrait')}
<p class="actions"><button type="submit">Retirer le signataire</button> <a href="/adhesions/${siret}">Renoncer</a></p></form>`,
  };
}
