/** Whose act each is, and what shows it where somebody else types it in. Pure. */
import type { Acteur, Role } from '../../../schemas/evenements/identifiants.ts';
import { type Refus, refuser } from '../../../schemas/messages/refus.ts';
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import { memeJson } from './meme.ts';

type TypeDeCommande = CommandeRegistre['type'];
export type Refusee = { readonly ok: false; readonly refus: Refus };

const ORDONNATEUR: readonly Role[] = ['ordonnateur', 'agent-ordonnateur'];
const COMPTABLE: readonly Role[] = ['comptable', 'agent-comptable'];

/** An administrateur prepares a draft, and only enters the decisions of others: their document goes with each. */
const HABILITES: Readonly<Record<TypeDeCommande, readonly Role[]>> = {
  preparer: [...ORDONNATEUR, ...COMPTABLE, 'administrateur'],
  valider: [...COMPTABLE, 'ddfip'],
  accorder: ['ddfip'],
  recevoirLeFormulaire: COMPTABLE,
  transmettreLaCopie: COMPTABLE,
  abandonner: [...ORDONNATEUR, ...COMPTABLE],
  ouvrirLaReception: COMPTABLE,
  renoncer: ['ordonnateur'],
  inscrireSignataire: ['ordonnateur'],
  retirerSignataire: ORDONNATEUR,
};

export const estHabilite = (type: TypeDeCommande, role: Role): boolean => HABILITES[type].includes(role);

/** What cannot be without its document, whoever enters it. */
const DOCUMENT_REQUIS: ReadonlySet<TypeDeCommande> = new Set(['accorder', 'recevoirLeFormulaire', 'renoncer']);
const SAISISSENT: readonly Role[] = ['administrateur', ...COMPTABLE];
/** The ordonnateur's own: no poste enters them for him. */
const PROPRES_A_L_ORDONNATEUR: ReadonlySet<TypeDeCommande> = new Set([
  'renoncer',
  'inscrireSignataire',
  'retirerSignataire',
]);

const peutSaisir = (type: TypeDeCommande, role: Role): boolean =>
  PROPRES_A_L_ORDONNATEUR.has(type) ? role === 'administrateur' : SAISISSENT.includes(role);

/** He decides it himself, or enters the decision of who does. */
export const peutTenir = (type: TypeDeCommande, role: Role): boolean =>
  estHabilite(type, role) || peutSaisir(type, role);

/** Whose decision it is where somebody else types it in and does not say whose. Without a poste there is no comptable yet. */
export function decideurDe(type: TypeDeCommande, { siret, codiques }: PourQui): Acteur {
  const [role] = HABILITES[type];
  const codique = codiques[0] ?? null;
  if (role === 'ddfip') return { role, id: 'ddfip', codique: null };
  if (role === 'comptable') return { role, id: `poste-${codique ?? 'inconnu'}`, codique };
  return { role: 'ordonnateur', id: `siret-${siret}`, codique: null, siret };
}

export interface PourQui {
  readonly siret: string;
  /** Postes of the form in force and of the one that is prepared. */
  readonly codiques: readonly string[];
}

function refusDuDecideur(type: TypeDeCommande, { role, siret, codique }: Acteur, pour: PourQui): Refusee | null {
  if (!estHabilite(type, role))
    return refuser(
      'ACTE_RESERVE',
      'Cet acte n’est pas de votre compétence : voyez qui le fait dans les étapes de l’adhésion (arrêté du 27 juin 2007, art. 2).',
    );
  if (ORDONNATEUR.includes(role) && siret !== pour.siret)
    return refuser(
      'AUTRE_ORDONNATEUR',
      'Cet acte est celui d’un autre ordonnateur : chacun n’agit que pour son organisme.',
    );
  if (COMPTABLE.includes(role) && (codique === null || !pour.codiques.includes(codique)))
    return refuser(
      'COMPTABLE_NON_ASSIGNATAIRE',
      'Ce comptable n’est pas celui de l’ordonnateur : son poste n’est pas nommé par le formulaire d’adhésion.',
    );
  return null;
}

type Acte = Pick<Exclude<CommandeRegistre, { type: 'preparer' }>, 'type' | 'decidePar' | 'saisiPar' | 'document'>;

function refusDuDocument({ type, decidePar, saisiPar, document }: Acte): Refusee | null {
  if (document !== null) return null;
  if (!memeJson(decidePar, saisiPar))
    return refuser(
      'DOCUMENT_ABSENT',
      'Qui saisit la décision d’un autre doit en joindre le document : joignez-le, ou indiquez son empreinte SHA-256.',
    );
  return DOCUMENT_REQUIS.has(type)
    ? refuser(
        'DOCUMENT_ABSENT',
        'Cet acte ne vaut que par son document : joignez-le, ou indiquez son empreinte SHA-256.',
      )
    : null;
}

/** Null where nothing forbids it. */
export function refusDeLActeur(commande: CommandeRegistre, pour: PourQui): Refusee | null {
  const { type, decidePar, saisiPar } = commande;
  const refus = refusDuDecideur(type, decidePar, pour);
  if (refus) return refus;
  if (!memeJson(decidePar, saisiPar) && !peutSaisir(type, saisiPar.role))
    return refuser(
      'SAISIE_PAR_UN_TIERS',
      PROPRES_A_L_ORDONNATEUR.has(type)
        ? 'Cet acte est celui de l’ordonnateur : lui seul l’enregistre, ou un administrateur avec son document.'
        : 'La décision d’un autre est saisie par le comptable ou par un administrateur, et par personne d’autre.',
    );
  return type === 'preparer' ? null : refusDuDocument(commande);
}
