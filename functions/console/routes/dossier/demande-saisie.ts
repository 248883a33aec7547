/** The demande of a produit local as its form gives it, turned into the message that its handler reads. */
import { type Confier, confierSchema } from '../../../../schemas/messages/pca/confier.ts';
import { CREANCES_DU_FORMULAIRE, REDEVABLES_DU_FORMULAIRE } from '../../pages/dossier/dossier-nouveau.ts';
import type { Corps } from '../adhesion/registre-corps.ts';
import type { Fautes } from './acte-saisi.ts';
import { lireJour, lireMontant, texte } from './saisie.ts';

const bloc = (corps: Corps, liste: string, rang: number): Corps => {
  const blocs = corps[liste];
  const lu: unknown =
    typeof blocs === 'object' && blocs !== null
      ? Object.entries(blocs).find(([nom]) => nom === String(rang))?.[1]
      : null;
  return typeof lu === 'object' && lu !== null ? { ...lu } : {};
};

const ouNul = (tape: string): string | null => (tape === '' ? null : tape);

/** A collector of what is wrong, by the name of the field. */
class Lecture {
  readonly fautes = new Map<string, string>();

  jour(corps: Corps, nom: string, champ = nom): string | null {
    const tape = texte(corps[nom]);
    if (tape === '') return null;
    const lu = lireJour(tape);
    if ('valeur' in lu) return lu.valeur;
    this.fautes.set(champ, lu.faute);
    return null;
  }

  montant(corps: Corps, nom: string, champ = nom): number {
    const tape = texte(corps[nom]);
    if (tape === '') return 0;
    const lu = lireMontant(tape);
    if ('valeur' in lu) return lu.valeur;
    this.fautes.set(champ, lu.faute);
    return 0;
  }
}

function redevable(corps: Corps, rang: number) {
  const dit = (nom: string) => texte(corps[nom]);
  const personne =
    dit('type') === 'morale'
      ? { type: 'morale', nom: dit('nom') }
      : { type: 'physique', nom: dit('nom'), prenom: dit('prenom') };
  const contact = { telephone: ouNul(dit('telephone')), courriel: ouNul(dit('courriel')) };
  return {
    ...{ role: rang === 0 ? 'principal' : 'solidaire', departement: dit('departement'), personne },
    droitPublic: corps.droitPublic === 'oui',
    adresse: {
      lignes: dit('lignes')
        .split(/\r?\n/)
        .map((ligne) => ligne.trim())
        .filter((ligne) => ligne !== ''),
      ...{ codePostal: dit('codePostal'), commune: dit('commune'), pays: null },
    },
    contact: contact.telephone === null && contact.courriel === null ? null : contact,
  };
}

function creance(lecture: Lecture, corps: Corps, rang: number) {
  const dit = (nom: string) => texte(corps[nom]);
  const jour = (nom: string) => lecture.jour(corps, nom, `creances.${rang}.${nom}`);
  const montant = (nom: string) => lecture.montant(corps, nom, `creances.${rang}.${nom}`);
  const sommes = {
    principal: montant('principal'),
    majoration: montant('majoration'),
    fraisAnterieurs: montant('fraisAnterieurs'),
    dejaPaye: montant('dejaPaye'),
  };
  return {
    ...sommes,
    resteDu: sommes.principal + sommes.majoration + sommes.fraisAnterieurs - sommes.dejaPaye,
    reference: dit('reference'),
    collectivite: { siret: dit('collectiviteSiret').replace(/\s/g, ''), nom: dit('collectiviteNom') },
    ...{ exercice: dit('exercice'), bordereau: null, objet: dit('objet') },
    ...{ priseEnChargeLe: jour('priseEnChargeLe'), prescription: jour('prescription') },
    ...{ relanceLe: jour('relanceLe'), miseEnDemeureLe: jour('miseEnDemeureLe') },
    ...(dit('avisLe') !== '' && { avisLe: jour('avisLe') }),
    ...(dit('autorisationLe') !== '' && { autorisationLe: jour('autorisationLe') }),
    ...(dit('saisie') === 'oui' && { modeAction: 'ccd' }),
  };
}

/** The first is always read; another, where something was typed in the field that says that there is one. */
function blocsDe(corps: Corps, liste: string, combien: number, temoin: string): readonly Corps[] {
  const tous = Array.from({ length: combien }, (_, rang) => bloc(corps, liste, rang));
  return tous.filter((un, rang) => rang === 0 || texte(un[temoin]) !== '');
}

/** The fields of the form that hold what the message holds elsewhere. */
const CHAMPS: readonly (readonly [motif: RegExp, champ: string])[] = [
  [/^redevables\.(\d)\.personne\.(?:type|nom|prenom)$/, ''],
  [/\.personne\./, '.'],
  [/\.adresse\./, '.'],
  [/\.contact\./, '.'],
  [/\.collectivite\.siret$/, '.collectiviteSiret'],
  [/\.collectivite\.nom$/, '.collectiviteNom'],
  [/\.resteDu$/, '.dejaPaye'],
  [/^(redevables\.\d\.lignes)\.\d$/, '$1'],
];

const champDe = (chemin: string): string =>
  CHAMPS.reduce((nom, [motif, champ]) => (champ === '' ? nom : nom.replace(motif, champ)), chemin);

const FORMATS: Readonly<Record<string, string>> = {
  poste: 'Un codique compte 6 ou 7 chiffres.',
  numero: 'Indiquez le numéro : 30 lettres, chiffres ou tirets au plus.',
  contrat: 'Indiquez l’identifiant du contrat.',
  secteur: 'Indiquez le code de la commune ou du canton, en majuscules.',
  montant: 'Indiquez le total confié, en euros.',
  siret: 'Un SIRET compte 14 chiffres.',
  departement: 'Indiquez le département : 52, 2A, 971…',
  exercice: 'Indiquez l’exercice, par exemple 2025.',
  dejaPaye: 'Ce qui est déjà payé dépasse la créance.',
  courriel: 'Cette adresse de courriel est incorrecte.',
};
const ATTENDU = 'Cette réponse est attendue.';

type DemandeLue = { readonly ok: true; readonly demande: Confier } | { readonly ok: false; readonly fautes: Fautes };

export function lireDemandeSaisie(corps: Corps): DemandeLue {
  const lecture = new Lecture();
  const [redevables, creances] = [
    blocsDe(corps, 'redevables', REDEVABLES_DU_FORMULAIRE, 'nom').map(redevable),
    blocsDe(corps, 'creances', CREANCES_DU_FORMULAIRE, 'reference').map((une, rang) => creance(lecture, une, rang)),
  ];
  const lu = confierSchema.safeParse({
    ...{ message: { id: texte(corps.message) }, nature: 'produit-local', redevables, creances },
    ...{
      poste: texte(corps.poste),
      numero: texte(corps.numero),
      contrat: texte(corps.contrat),
      voie: texte(corps.voie),
    },
    ...{
      secteur: texte(corps.secteur),
      signeeLe: lecture.jour(corps, 'signeeLe'),
      montant: lecture.montant(corps, 'montant'),
    },
    renseignements: ouNul(texte(corps.renseignements)),
  });
  const duSchema = lu.success
    ? []
    : lu.error.issues.toReversed().map(({ path }) => {
        const champ = champDe(path.join('.'));
        return [champ, FORMATS[champ.split('.').at(-1) ?? ''] ?? ATTENDU] as const;
      });
  const fautes = new Map([...duSchema, ...lecture.fautes]);
  return lu.success && fautes.size === 0 ? { ok: true, demande: lu.data } : { ok: false, fautes };
}
