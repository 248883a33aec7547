/** What the comptable of the demonstration entrusts: three titres and an amende, of invented debtors, in one signed file. */
import { plusAns, plusJours } from '../../../../functions/pca/calendrier/dates.ts';
import { redigerFichier } from '../../../../functions/pca/fichier/redaction.ts';
import { enMemoire } from '../../../../functions/platform/en-memoire.ts';
import { signerFlux } from '../../../../functions/signature/signer/signer.ts';
import { type Confier, confierSchema } from '../../../../schemas/messages/pca/confier.ts';
import type { IdentiteJetable } from '../autorite-jetable.ts';
import { COMMUNE } from '../registre.ts';
import { CONTRAT, DEPARTEMENT, POSTE } from './acteurs.ts';
import { SECTEUR } from './contrat.ts';

interface Creance {
  readonly numero: string;
  readonly prenom: string;
  readonly nom: string;
  /** Of the titre; null for an amende, of which nothing tells what for. */
  readonly objet: string | null;
  readonly montant: number;
}

export const CREANCES: readonly Creance[] = [
  { numero: 'DEMO-1', prenom: 'Melchior', nom: 'Vaucresson', objet: 'Restauration scolaire', montant: 90_000 },
  { numero: 'DEMO-2', prenom: 'Isaure', nom: 'Bellombre', objet: 'Eau et assainissement', montant: 30_000 },
  { numero: 'DEMO-3', prenom: 'Anselme', nom: 'Courtaillac', objet: 'Loyer', montant: 82_000 },
  { numero: 'DEMO-4', prenom: 'Hilaire', nom: 'Montfaucon', objet: null, montant: 37_500 },
];

const dates = (jour: string) => ({
  ...{ priseEnChargeLe: plusJours(jour, -200), prescription: plusAns(jour, 3), relanceLe: plusJours(jour, -90) },
  miseEnDemeureLe: null,
});

function creance({ objet, montant }: Creance, rang: number, jour: string) {
  const sommes = { principal: montant, majoration: 0, fraisAnterieurs: 0, dejaPaye: 0, resteDu: montant };
  const annee = String(Number(jour.slice(0, 4)) - 1);
  if (objet === null)
    return {
      reference: `AFM-${annee}-${rang + 101}`,
      titreExecutoireLe: plusJours(jour, -210),
      ...dates(jour),
      ...sommes,
    };
  const collectivite = { siret: COMMUNE.siret, nom: COMMUNE.nom };
  return { reference: `${annee}-T-${rang + 101}`, collectivite, exercice: annee, objet, ...dates(jour), ...sommes };
}

/** Of each dossier, as its handler takes it. */
export const demandes = (jour: string): readonly Confier[] =>
  CREANCES.map((une, rang) =>
    confierSchema.parse({
      ...{ message: { id: `demande-${rang + 1}` }, nature: une.objet === null ? 'amende' : 'produit-local' },
      ...{ voie: 'dematerialisee', poste: POSTE, numero: une.numero, contrat: CONTRAT, signeeLe: jour },
      ...{ secteur: SECTEUR, montant: une.montant, creances: [creance(une, rang, jour)] },
      redevables: [
        {
          ...{ role: 'principal', departement: DEPARTEMENT, droitPublic: false },
          personne: { type: 'physique', prenom: une.prenom, nom: une.nom },
          adresse: { lignes: [`${rang + 3} rue des Étangs`], codePostal: '52121', commune: 'Saint-Aubin-les-Étangs' },
        },
      ],
    }),
  );

export const NOM_DU_FICHIER = `PCA${POSTE}-0001`;

/** Signed by the comptable: the étude's mandatement. */
export function fichierDesDemandes(identite: IdentiteJetable, jour: string, signeLe: Date): Promise<Buffer> {
  const fichier = redigerFichier({
    ...{ nature: 'PCA_Aller', nomFic: NOM_DU_FICHIER, date: jour, poste: POSTE, contrat: CONTRAT, etude: null },
    ...{ emetteur: { sigle: 'POSTE', adresse: POSTE }, recepteur: null },
    messages: demandes(jour).map((input) => ({ genre: 'confier' as const, input })),
  });
  return enMemoire(
    signerFlux(() => [fichier], { ...identite, qualite: 'Comptable public', signeLe, portee: 'fichier' }),
  );
}
