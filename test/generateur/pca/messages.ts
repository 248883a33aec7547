/** Messages of every kind, drawn at random, of invented persons: what a PCA file may hold. */
import fc from 'fast-check';
import type { MessagePca } from '../../../functions/pca/fichier/message.ts';
import { agirSchema } from '../../../schemas/messages/pca/agir.ts';
import { confierSchema } from '../../../schemas/messages/pca/confier.ts';
import { deposerEtatSchema } from '../../../schemas/messages/pca/etat-recapitulatif.ts';
import { annoncerReversementSchema, encaisserReversementSchema } from '../../../schemas/messages/pca/reversement.ts';
import { MODES_DE_REGLEMENT } from '../../../schemas/pca/reglement.ts';
import { CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';

/** What XML must escape, what ISO-8859-1 has no byte for, and what two bytes of UTF-16 make. */
const SIGNES = [...'aZ09éÉœŒ€’"\'&<>;]/ -.ñ中😀'];
const ligne = (max: number) =>
  fc
    .array(fc.constantFrom(...SIGNES), { minLength: 1, maxLength: Math.min(max, 24) })
    .map((signes) => signes.join('').trim() || 'x');
const paragraphe = fc.array(ligne(30), { minLength: 1, maxLength: 3 }).map((lignes) => lignes.join('\n'));
const jour = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-08-31'), noInvalidDate: true });
const date = jour.map((d) => d.toISOString().slice(0, 10));
const centimes = fc.integer({ min: 0, max: 99_999_999 });
const montant = fc.integer({ min: 1, max: 100_000_000_000 });
const reference = fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/);
const numero = fc.stringMatching(/^[A-Za-z0-9-]{1,30}$/);
const nul = <T>(arbitraire: fc.Arbitrary<T>) => fc.option(arbitraire, { nil: null });
const message = fc.record({ id: reference });
const document = fc
  .uint8Array({ minLength: 1, maxLength: 90 })
  .map((contenu) => ({ contenu: new Uint8Array(contenu) }));
const adresse = fc.record({
  lignes: fc.array(ligne(60), { minLength: 1, maxLength: 4 }),
  codePostal: fc.stringMatching(/^\d{5}$/),
  commune: ligne(60),
  pays: nul(ligne(60)),
});
const echeances = fc.array(fc.record({ le: date, montant }), { minLength: 1, maxLength: 4 });

const physique = fc.record({
  type: fc.constant('physique'),
  civilite: nul(fc.constantFrom('M.', 'Mme')),
  nom: ligne(60),
  prenom: ligne(60),
  naissance: nul(fc.record({ le: date, lieu: nul(ligne(60)) })),
});
const morale = fc.record({
  type: fc.constant('morale'),
  nom: ligne(120),
  siren: nul(fc.stringMatching(/^\d{9}$/)),
});
const redevable = fc.record({
  role: fc.constantFrom('principal', 'solidaire'),
  departement: fc.constantFrom('52', '2A', '971'),
  droitPublic: fc.boolean(),
  personne: fc.oneof(physique, morale),
  adresse,
  contact: nul(
    fc.record({ telephone: nul(fc.constant('01 00 00 00 00')), courriel: nul(fc.constant('zoe.elan@exemple.fr')) }),
  ),
});
const sommes = {
  ...{ priseEnChargeLe: date, prescription: date, relanceLe: nul(date), miseEnDemeureLe: nul(date) },
  ...{ principal: centimes, majoration: centimes, fraisAnterieurs: centimes, dejaPaye: centimes, resteDu: centimes },
};
/** The chain before the phase: said or not. */
const avant = fc.record(
  { avisLe: date, autorisationLe: date, modeAction: fc.constantFrom('cch', 'ccd') },
  { requiredKeys: [] },
);
const titreSeul = fc.record({
  ...sommes,
  reference: ligne(60),
  collectivite: fc.record({ siret: fc.stringMatching(/^\d{14}$/), nom: ligne(120) }),
  exercice: fc.constantFrom('2025', '2026'),
  bordereau: nul(ligne(20)),
  objet: ligne(160),
});
const titre = fc.tuple(titreSeul, avant).map(([un, dit]) => ({ ...un, ...dit }));
const avis = fc.record({ ...sommes, reference: ligne(60), titreExecutoireLe: date });
const commun = {
  ...{ message, numero, poste: fc.constant(POSTE), contrat: fc.constant(CONTRAT), signeeLe: date, montant },
  voie: fc.constantFrom('dematerialisee', 'papier'),
  secteur: fc.stringMatching(/^[0-9A-Z]{1,10}$/),
  redevables: fc.array(redevable, { minLength: 1, maxLength: 3 }),
};
export const demande: fc.Arbitrary<MessagePca> = fc
  .oneof(
    fc.record({
      ...commun,
      nature: fc.constant('produit-local'),
      creances: fc.array(titre, { minLength: 1, maxLength: 3 }),
      renseignements: nul(paragraphe),
    }),
    fc.record({
      ...commun,
      nature: fc.constantFrom('amende', 'condamnation'),
      creances: fc.array(avis, { minLength: 1, maxLength: 3 }),
    }),
  )
  .map((input) => ({ genre: 'confier', input: confierSchema.parse(input) }));

const acte = <T extends Record<string, fc.Arbitrary<unknown>>>(type: string, champs: T): fc.Arbitrary<MessagePca> =>
  fc
    .record({ numero, acte: fc.record({ type: fc.constant(type), message, ...champs }) })
    .map(({ numero: n, acte: lu }) => ({ genre: 'agir', numero: n, input: agirSchema.parse(lu) }));

const encaissement = {
  ...{ mouvement: reference, mode: fc.constantFrom(...MODES_DE_REGLEMENT), recuLe: date, montant },
};
const prolongation = acte('PhaseProlongee', {
  ...{ survenuLe: date, terme: date },
  motif: fc.constantFrom('paiement-en-cours', 'nouvelle-adresse', 'decision-attendue', 'autre'),
});
const COMMUNS = [
  acte('MouvementRejete', { mouvement: reference, rejeteLe: date }),
  acte('ExcedentRestitue', { mouvement: reference, le: date, montant }),
  acte('MessageAccuse', { accuse: reference, reponse: fc.constantFrom('pris-en-charge', 'rejete', 'sans-objet') }),
  prolongation,
];

export const suiviDuComptable: fc.Arbitrary<MessagePca> = fc.oneof(
  ...COMMUNS,
  acte('PaiementRecu', { ...encaissement, ouvreDroit: nul(fc.boolean()), autresDettes: fc.boolean() }),
  acte('FraisAdmis', { mouvement: reference, le: date }),
  acte('RegularisationAccordee', { mouvement: reference, le: date }),
  acte('DelaiAccorde', { survenuLe: date, echeances, effet: fc.constantFrom('suspendre', 'poursuivre') }),
  acte('ContestationEnregistree', {
    survenuLe: date,
    sorte: fc.constantFrom(
      'gracieuse',
      'juridiction',
      'reclamation-amende',
      'ordre-de-l-ordonnateur',
      'surendettement',
    ),
    effet: fc.constantFrom('informer', 'suspendre', 'arreter'),
    montantConteste: nul(centimes),
  }),
  acte('SuspensionLevee', { survenuLe: date, terme: date, dette: nul(centimes) }),
  acte('DetteAnnulee', {
    ...{ survenuLe: date, montant, portee: fc.constantFrom('totale', 'partielle') },
    motif: fc.constantFrom('annulation-du-titre', 'remise', 'erreur-de-redevable'),
  }),
  acte('DemandeRepondue', { survenuLe: date, demande: reference, decision: fc.constantFrom('accord', 'refus') }),
  acte('DossierRetire', {
    survenuLe: date,
    motif: fc.constantFrom('retrait', 'disparition', 'hors-ressort', 'deces', 'prescription'),
  }),
  acte('InsolvabiliteRetenue', { survenuLe: date }),
  acte('ControleEffectue', { survenuLe: date, document }),
  fc
    .record({ message, reversement: reference, encaisseLe: date, montant: centimes, etude: fc.constant(ETUDE) })
    .map((input) => ({ genre: 'encaisser' as const, input: encaisserReversementSchema.parse(input) })),
);

export const suiviDeLEtude: fc.Arbitrary<MessagePca> = fc.oneof(
  ...COMMUNS,
  acte('DossierPrisEnCharge', { le: date }),
  acte('DossierRefuse', {
    le: date,
    motif: fc.constantFrom('hors-ressort', 'conflit-d-interet', 'doublon', 'donnee-illisible'),
  }),
  acte('VersementRecu', {
    ...encaissement,
    repartition: nul(fc.record({ principal: centimes, fraisHT: centimes, tva: centimes, excedent: centimes })),
  }),
  acte('InsolvabiliteSignalee', {
    survenuLe: date,
    constat: fc.constantFrom('carence-anterieure', 'rsa', 'surendettement', 'autre'),
    preuves: fc.array(document, { maxLength: 2 }),
  }),
  acte('DisparitionSignalee', {
    survenuLe: date,
    retour: fc.constantFrom('inconnu', 'parti-sans-adresse', 'adresse-incomplete', 'refuse', 'non-reclame', 'autre'),
  }),
  acte('AdresseSignalee', {
    ...{ survenuLe: date, dansDepartement: fc.boolean(), dansRessort: fc.boolean(), adresse },
    ...{ certitude: fc.constantFrom('confirmee', 'probable'), source: nul(ligne(120)) },
  }),
  acte('DecesSignale', { survenuLe: date, piece: nul(document) }),
  acte('InformationTransmise', {
    survenuLe: date,
    sorte: fc.constantFrom('employeur', 'banque', 'telephone', 'promesse-de-paiement', 'recours-gracieux', 'autre'),
    texte: nul(paragraphe),
  }),
  acte('DemandeFormulee', {
    ...{ survenuLe: date, sorte: fc.constant('echeancier'), jours: fc.constant(null), echeances },
  }),
  acte('DemandeFormulee', {
    ...{ survenuLe: date, sorte: fc.constant('prolongation'), echeances: fc.constant(null) },
    jours: fc.integer({ min: 1, max: 3660 }),
  }),
);

/** IBANs of no bank, whose digits are right. */
const iban = fc.constantFrom('FR7630006000011234567890189', 'FR1420041010050500013M02606');
const ligneDeReversement = fc.record({
  ...{ dossier: numero, mouvement: reference },
  montant: fc.integer({ min: -9_999_999, max: 9_999_999 }),
});
export const reversement: fc.Arbitrary<MessagePca> = fc
  .record({
    ...{ message, reversement: reference, poste: fc.constant(POSTE), ordonneLe: date, total: montant },
    ...{ mode: fc.constantFrom('virement', 'remise'), iban: nul(iban) },
    lignes: fc.array(ligneDeReversement, { minLength: 1, maxLength: 4 }),
  })
  .map((input) => ({ genre: 'annoncer', input: annoncerReversementSchema.parse(input) }));

const relatif = fc.integer({ min: -9_999_999, max: 9_999_999 });
const compte = fc.record({ nombre: fc.nat(9999), montant: relatif });
export const etat: fc.Arbitrary<MessagePca> = fc
  .record({
    message,
    etat: fc.record({
      ...{ contrat: fc.constant(CONTRAT), etude: fc.constant(ETUDE), poste: fc.constant(POSTE) },
      famille: fc.constantFrom('produits-locaux', 'amendes-et-condamnations'),
      trimestre: fc.constantFrom('2025-T4', '2026-T1'),
    }),
    declare: fc.record({
      ...{ stockInitial: compte, recus: compte, rouverts: compte, transferesVers: compte, transferesDepuis: compte },
      ...{ closSoldes: compte, closAuTerme: compte, closInsolvabilite: compte, closRetires: compte },
      ...{ diminution: relatif, stockFinal: compte, payesEnPartie: compte, directsAuComptable: relatif },
      ...{ chequesTresor: relatif, verse: relatif, reverse: relatif, resteAReverser: relatif, fraisHT: relatif },
      ...{ tva: relatif, disparitions: fc.nat(99), insolvabilites: fc.nat(99) },
    }),
  })
  .map((input) => ({ genre: 'deposer', input: deposerEtatSchema.parse(input) }));
