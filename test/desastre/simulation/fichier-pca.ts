/** A file of the comptable's demandes, unsigned: the verdict that accepts it stands for the verification. */
import { createHash } from 'node:crypto';
import { redigerFichier } from '../../../functions/pca/fichier/redaction.ts';
import { confierSchema } from '../../../schemas/messages/pca/confier.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { verdict } from '../../depot/exemples.ts';
import { demandeEnClair, redevable, titre } from '../../pca/en-clair.ts';
import { CONTRAT, ETUDE, POSTE } from '../../pca/noms.ts';

/** The day on which runs begin. */
export const JOUR = '2026-11-02';
const MONTANT = 30_000;

export const demande = (n: number, creance: number) =>
  demandeEnClair(MONTANT, {
    ...{ message: { id: `d-${n}` }, numero: `D-${n}`, signeeLe: JOUR },
    ...{ creances: [titre(MONTANT, { reference: `T-${creance}` })], redevables: [redevable('Unique')] },
  });

interface Fichier {
  readonly key: string;
  readonly octets: Buffer;
  readonly verdict: Verdict;
}

/** Taken in charge; refused, for the créance of another; and said again of the next one, for which nothing is left to do. */
const messages = (n: number) =>
  [demande(n, n), demande(n + 3, n + 2), demande(n + 1, n + 1)].map((une) => confierSchema.parse(une));

export function fichierPca(n: number): Fichier {
  const nomFic = `A-${n}`;
  const lus = messages(n);
  const octets = Buffer.from(
    redigerFichier({
      ...{ nature: 'PCA_Aller', nomFic, date: JOUR, poste: POSTE, contrat: CONTRAT, etude: null },
      ...{ emetteur: { sigle: 'POSTE', adresse: POSTE }, recepteur: null },
      messages: lus.map((input) => ({ genre: 'confier', input })),
    }),
  );
  const { enveloppe, entete } = verdict();
  return {
    key: `comptables/${POSTE}/${nomFic}.xml`,
    octets,
    verdict: verdict({
      ...{ sha256: createHash('sha256').update(octets).digest('hex'), taille: octets.length, nature: 'PCA_Aller' },
      enveloppe: enveloppe && { ...enveloppe, nomFic },
      entete: entete && { ...entete, idPost: POSTE, idColl: null },
      pca: { contrat: CONTRAT, etude: ETUDE, groupement: null, natFlux: 'DEMANDE' },
      ...{ infoDematerialisee: { depense: null, recette: null }, signatures: [], bordereaux: [] },
      dossiers: lus.map(({ message: { id }, numero, montant }) => ({
        ...{
          message: 'Demande',
          idMsg: id,
          numero,
          montant,
          verdict: 'accepte' as const,
          motifs: [],
          lieu: null,
          anomalies: 0,
        },
      })),
    }),
  };
}
