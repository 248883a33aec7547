/** Each act of art. 2 in its order: events, nothing (already done), or a refusal with its remedy. Pure. */
import type { AdhesionNouveau, Formulaire } from '../../../schemas/evenements/adhesion.ts';
import type { Nouveau } from '../../../schemas/evenements/identifiants.ts';
import { refuser } from '../../../schemas/messages/refus.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import type { Adhesion } from '../cycle.ts';
import type { Decision } from '../decide.ts';
import { type ActeDEtape, type Etape, enCours, etapeApres } from './demarche.ts';
import { dateDuFormulaire, oublis } from './formulaire.ts';
import { memeJson } from './meme.ts';

type Commande<T extends CommandeRegistre['type']> = Extract<CommandeRegistre, { type: T }>;
export type CommandeDEtape = Commande<
  'valider' | 'accorder' | 'recevoirLeFormulaire' | 'transmettreLaCopie' | 'abandonner'
>;

const RIEN: Decision = { ok: true, events: [] };

const EVENEMENT = {
  valider: 'ValidationFonctionnelleConstatee',
  accorder: 'AccordPrealableRecu',
  recevoirLeFormulaire: 'FormulaireSigneRecu',
  transmettreLaCopie: 'CopieTransmiseALaChambre',
  abandonner: 'PreparationAbandonnee',
} as const satisfies Record<CommandeDEtape['type'], ActeDEtape['type']>;

/** What is to be done where another act is tried. */
const ATTENDU: Readonly<Record<Etape, string>> = {
  preparee: 'constatez d’abord la validation fonctionnelle',
  validee: 'enregistrez d’abord l’accord préalable de la DGFiP',
  accordee: 'enregistrez d’abord la réception du formulaire signé par le comptable',
  signee: 'enregistrez d’abord l’envoi de la copie à la chambre régionale des comptes',
  transmise: 'le formulaire entre en vigueur à sa date',
  conclue: 'préparez d’abord un nouveau formulaire',
  abandonnee: 'préparez d’abord un nouveau formulaire',
};

/** « Annule et remplace » : a form names the one before it, and says again all that it said (annexe 2). */
function refusDuRemplacement(
  { formulaires, registre }: Adhesion,
  formulaire: Formulaire,
  restreint: boolean,
): Decision | null {
  const dernier = formulaires.at(-1);
  const remplace = formulaire.annexe?.remplace ?? null;
  const attendu = dernier === undefined ? null : dateDuFormulaire(dernier);
  if (remplace !== attendu)
    return refuser(
      'FORMULAIRE_REMPLACE_AUTRE',
      attendu === null
        ? 'Aucun formulaire n’est à remplacer : c’est le premier de cet ordonnateur. Laissez vide « annule et remplace ».'
        : `Ce formulaire doit annuler et remplacer celui du ${attendu.split('-').reverse().join('/')}, le dernier enregistré.`,
    );
  // After the end of the former form nothing is left to say again.
  const fini = registre.renonciations.some(
    ({ acte, formulaires: finis }) => finis === formulaires.length && acte.effetLe <= formulaire.depuis,
  );
  const oublies = dernier === undefined || restreint || fini ? [] : oublis(dernier, formulaire);
  if (oublies.length === 0) return null;
  return refuser(
    'FORMULAIRE_INCOMPLET',
    `Un formulaire redit toute la situation, et celui-ci ne dit plus ${oublies.join(', ')}. Complétez-le, ou indiquez que cette réduction est voulue.`,
  );
}

/** Before its validation a form may be corrected; after it, what was validated stands. */
export function deciderPreparation(
  adhesion: Adhesion,
  { formulaire, restreint, decidePar, saisiPar }: Commande<'preparer'>,
): Decision {
  const { demarche } = adhesion.registre;
  if (demarche !== null && demarche.etape !== 'abandonnee' && memeJson(demarche.formulaire, formulaire)) return RIEN;
  if (etapeApres(demarche, 'FormulairePrepare') === null)
    return refuser(
      'FORMULAIRE_DEJA_VALIDE',
      'Le formulaire en préparation est déjà validé : menez-le à son terme, ou abandonnez-le avant d’en préparer un autre.',
    );
  if (formulaire.domaines.length === 0 || formulaire.depuis === '9999-12-31')
    return refuser(
      'FORMULAIRE_SANS_DOMAINE',
      'Un formulaire adhère pour la dépense, pour la recette, ou pour les deux.',
    );
  const refus = refusDuRemplacement(adhesion, formulaire, restreint);
  return (
    refus ?? { ok: true, events: [{ type: 'FormulairePrepare', v: 1, data: { formulaire, decidePar, saisiPar } }] }
  );
}

function evenementDe(commande: CommandeDEtape): Nouveau<ActeDEtape> {
  const { raison, decidePar, saisiPar, document, piece, le } = commande;
  const data = { raison, decidePar, saisiPar, document, le, ...(piece !== undefined && { piece }) };
  if (commande.type === 'recevoirLeFormulaire')
    return { type: 'FormulaireSigneRecu', v: 1, data: { ...data, signeLe: commande.signeLe } };
  return { type: EVENEMENT[commande.type], v: 1, data };
}

/** The comptable has the form, its copy has left: it is in force from its date. */
function entreeEnVigueur(adhesion: Adhesion, { saisiPar }: CommandeDEtape): AdhesionNouveau | Decision {
  const { demarche } = adhesion.registre;
  if (demarche === null || demarche.signeLe === null) throw new Error('adhesion: a form is in force unsigned');
  const refus = refusDuRemplacement(adhesion, demarche.formulaire, true);
  if (refus !== null)
    return refuser(
      'FORMULAIRE_DEPASSE',
      'Un autre formulaire a été enregistré pendant la préparation de celui-ci : abandonnez-le, et préparez-en un qui annule et remplace le dernier.',
    );
  return { type: 'AdhesionActivee', v: 1, data: { ...demarche.formulaire, signeLe: demarche.signeLe, saisiPar } };
}

/** The steps follow one another, on the calendar too; the comptable receives no form before it is signed. */
function refusDesDates(adhesion: Adhesion, commande: CommandeDEtape): Decision | null {
  const { le } = commande;
  const precedente = adhesion.registre.demarche?.actes.at(-1)?.data.le ?? le;
  if (le < precedente)
    return refuser(
      'DATE_IMPOSSIBLE',
      `Cette étape ne précède pas la précédente, du ${precedente.split('-').reverse().join('/')} : corrigez sa date.`,
    );
  return 'signeLe' in commande && commande.signeLe > le
    ? refuser('DATE_IMPOSSIBLE', 'Le formulaire est signé avant d’être reçu : corrigez l’une des deux dates.')
    : null;
}

/** The same act told twice is one act. */
export function deciderEtape(adhesion: Adhesion, commande: CommandeDEtape): Decision {
  const { demarche } = adhesion.registre;
  const acte = evenementDe(commande);
  if (demarche?.actes.some((un) => un.type === acte.type && memeJson(un.data, acte.data))) return RIEN;
  if (etapeApres(demarche, acte.type) === null) {
    const faite = enCours(demarche) && demarche.actes.some(({ type }) => type === acte.type);
    const suite = ATTENDU[demarche?.etape ?? 'abandonnee'];
    return faite
      ? refuser('ETAPE_DEJA_FAITE', `Cette étape est déjà enregistrée : ${suite}.`)
      : refuser('ETAPE_PREMATUREE', `Les étapes de l’adhésion se suivent (art. 2) : ${suite}.`);
  }
  const refus = refusDesDates(adhesion, commande);
  if (refus !== null) return refus;
  if (commande.type !== 'transmettreLaCopie') return { ok: true, events: [acte] };
  const entree = entreeEnVigueur(adhesion, commande);
  return 'ok' in entree ? entree : { ok: true, events: [acte, entree] };
}
