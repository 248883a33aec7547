/** The demande that a comptable makes on the console, for a produit local: amendes come by signed file (contract art. 4). */
import { html } from 'hono/html';
import { champChoix, champCoche, champDate, champLong, champTexte, groupe } from '../adhesion/registre-champs.ts';
import { erreurs, type Saisie } from '../champ.ts';
import type { Html, Page } from '../gabarit.ts';

/** More than these come by file, or by the API. */
export const CREANCES_DU_FORMULAIRE = 3;
export const REDEVABLES_DU_FORMULAIRE = 2;

const rangs = (combien: number): readonly number[] => Array.from({ length: combien }, (_, rang) => rang);

const EUROS = 'En euros, comme 1 234,56.';

function demande(s: Saisie, postes: readonly string[]): Html {
  return groupe(
    'Demande',
    html`${
      postes.length === 0
        ? champTexte(s, { nom: 'poste', libelle: 'Codique du poste comptable' })
        : champChoix(
            s,
            { nom: 'poste', libelle: 'Poste comptable' },
            postes.map((codique) => [codique, codique]),
          )
    }${champTexte(s, { nom: 'numero', libelle: 'Numéro du dossier', aide: 'Unique au poste : 30 lettres, chiffres ou tirets au plus.' })}
${champTexte(s, { nom: 'contrat', libelle: 'Contrat départemental', aide: 'Par exemple PCA52-2024.' })}
${champDate(s, { nom: 'signeeLe', libelle: 'Demande signée le' })}
${champChoix(s, { nom: 'voie', libelle: 'Voie' }, [
  ['dematerialisee', 'Dématérialisée'],
  ['papier', 'Papier'],
])}
${champDate(s, { nom: 'remisLe', libelle: 'Papier reçu par l’étude le', aide: 'Sur papier seulement : ce jour est le premier du délai.' })}
${champTexte(s, { nom: 'montant', libelle: 'Total confié (€)', aide: `${EUROS} Il doit égaler la somme des restes dus.` })}`,
  );
}

function redevable(s: Saisie, rang: number): Html {
  const n = `redevables.${rang}`;
  return groupe(
    rang === 0 ? 'Redevable principal' : 'Redevable solidaire (laissez vide s’il n’y en a pas)',
    html`${champChoix(s, { nom: `${n}.type`, libelle: 'Personne' }, [
      ['physique', 'Physique'],
      ['morale', 'Morale'],
    ])}
${champTexte(s, { nom: `${n}.nom`, libelle: 'Nom ou dénomination' })}${champTexte(s, { nom: `${n}.prenom`, libelle: 'Prénom' })}
${champLong(s, { nom: `${n}.lignes`, libelle: 'Voie', aide: 'Quatre lignes au plus.' })}
${champTexte(s, { nom: `${n}.codePostal`, libelle: 'Code postal' })}${champTexte(s, { nom: `${n}.commune`, libelle: 'Commune' })}
${champTexte(s, { nom: `${n}.departement`, libelle: 'Département du domicile', aide: '52, 2A, 971…' })}
${champTexte(s, { nom: `${n}.telephone`, libelle: 'Téléphone (facultatif)' })}${champTexte(s, { nom: `${n}.courriel`, libelle: 'Courriel (facultatif)' })}
${champCoche(s, { nom: `${n}.droitPublic`, libelle: 'Personne morale de droit public' })}`,
  );
}

function creance(s: Saisie, rang: number): Html {
  const n = `creances.${rang}`;
  return groupe(
    rang === 0 ? 'Créance' : `Créance ${rang + 1} (laissez vide s’il n’y en a pas)`,
    html`${champTexte(s, { nom: `${n}.reference`, libelle: 'Référence du titre' })}
${champTexte(s, { nom: `${n}.collectiviteSiret`, libelle: 'SIRET de la collectivité' })}${champTexte(s, { nom: `${n}.collectiviteNom`, libelle: 'Nom de la collectivité' })}
${champTexte(s, { nom: `${n}.exercice`, libelle: 'Exercice' })}${champTexte(s, { nom: `${n}.objet`, libelle: 'Objet', aide: 'Comme le dit le titre : cantine, eau, loyer…' })}
${champDate(s, { nom: `${n}.priseEnChargeLe`, libelle: 'Prise en charge le' })}${champDate(s, { nom: `${n}.prescription`, libelle: 'Prescription le' })}
${champDate(s, { nom: `${n}.avisLe`, libelle: 'Avis des sommes à payer le (facultatif)' })}${champDate(s, { nom: `${n}.autorisationLe`, libelle: 'Autorisation de poursuites le (facultatif)' })}
${champCoche(s, { nom: `${n}.saisie`, libelle: 'L’ordonnateur a demandé une saisie administrative (CCD)' })}
${champDate(s, { nom: `${n}.relanceLe`, libelle: 'Relance le (facultatif)' })}${champDate(s, { nom: `${n}.miseEnDemeureLe`, libelle: 'Mise en demeure le (facultatif)' })}
${champTexte(s, { nom: `${n}.principal`, libelle: 'Principal (€)', aide: EUROS })}${champTexte(s, { nom: `${n}.majoration`, libelle: 'Majoration (€, facultatif)' })}
${champTexte(s, { nom: `${n}.fraisAnterieurs`, libelle: 'Frais antérieurs (€, facultatif)' })}${champTexte(s, { nom: `${n}.dejaPaye`, libelle: 'Déjà payé (€, facultatif)' })}`,
  );
}

export interface NouveauDossier {
  /** Those in whose name he may act; none where he says it himself. */
  readonly postes: readonly string[];
  readonly saisie: Saisie;
  readonly message: string;
}

export const pageNouveauDossier = ({ postes, saisie, message }: NouveauDossier): Page => ({
  titre: 'Confier un dossier à l’étude',
  feuille: 'formulaire.css',
  chapeau: html`${erreurs(saisie)}<p class="chapeau">La demande signée par le comptable est le mandat de l’étude. L’étude est
choisie par la table d’affectation du contrat. Les amendes et condamnations ne se confient que par fichier signé (contrat, art. 4).</p>`,
  contenu: html`<form class="formulaire" method="post" action="/dossiers">
<input type="hidden" name="message" value="${message}">
${demande(saisie, postes)}
${champTexte(saisie, { nom: 'secteur', libelle: 'Commune ou canton du redevable', aide: 'Le code que porte la table d’affectation, par exemple 52121.' })}
${rangs(REDEVABLES_DU_FORMULAIRE).map((rang) => redevable(saisie, rang))}
${rangs(CREANCES_DU_FORMULAIRE).map((rang) => creance(saisie, rang))}
${champLong(saisie, { nom: 'renseignements', libelle: 'Renseignements utiles (facultatif)', aide: 'Seulement ce dont la phase amiable a besoin.' })}
<p class="actions"><button type="submit">Confier le dossier</button> <a href="/dossiers">Renoncer</a></p></form>`,
});
