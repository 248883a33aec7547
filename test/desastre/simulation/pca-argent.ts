/** The money and the clock of the PCA before the door: an account, transfers, the job of the day, statements. */
import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import { tenirLeContrat } from '../../../functions/pca/contrat/handler.ts';
import { tenirLesDelais } from '../../../functions/pca/echeance/tenir-les-delais.ts';
import { calculerEtat, deposerEtat } from '../../../functions/pca/etat-recapitulatif/handler.ts';
import { fluxDossier } from '../../../functions/pca/flux.ts';
import { annoncerReversement, encaisserReversement } from '../../../functions/pca/reversement/handler.ts';
import { cle, IBAN, ligne, virement } from '../../pca/argent-et-horloge.ts';
import { PDF, qui } from '../../pca/en-clair.ts';
import { COMPTABLE, CONTRAT, ETUDE, etude, MANDATAIRE, POSTE } from '../../pca/noms.ts';
import type { Branchement } from './brancher.ts';

const JOUR = '2026-11-02';
const TRIMESTRE = cle('2026-T4');

/** `n`: which dossier; its payment and its transfer bear the same number. */
export type PasDArgent =
  | { readonly pas: 'compte' | 'delais' | 'etat' }
  | { readonly pas: 'annoncer' | 'encaisser'; readonly n: number };
const PAS: readonly string[] = ['compte', 'delais', 'etat', 'annoncer', 'encaisser'] satisfies PasDArgent['pas'][];

export const estDArgent = <P extends { readonly pas: string }>(
  acte: P,
): acte is Extract<P, { readonly pas: PasDArgent['pas'] }> => PAS.includes(acte.pas);

type Issue = { readonly ok: true } | { readonly ok: false; readonly refus: { readonly code: string } };
type Ports = Branchement & { readonly cles: { readonly personne: Uint8Array } };

/** What the read model of the platform would give. */
async function* dossiersDe(): AsyncGenerator<readonly string[]> {
  yield [fluxDossier(POSTE, 'D-1')];
}

async function* contrats(): AsyncGenerator<readonly string[]> {
  yield [CONTRAT];
}

async function tenirLeJour(ports: Ports): Promise<Issue> {
  await tenirLesDelais({
    ...{ ...ports, dossiersDe, contrats },
    adresseDe: async (destinataire) => ({ reference: 'h-1', courriels: [`${destinataire}@exemple.invalid`] }),
    dernierMouvement: async () => '2026-12-31',
  })(dateCivile(ports.horloge.now()));
  return { ok: true };
}

async function deposerLEtat(ports: Ports): Promise<Issue> {
  const declare = await calculerEtat({ journal: ports.journal, dossiersDe }, TRIMESTRE);
  const demande = { message: { id: 'etat-1' }, etat: TRIMESTRE, declare };
  return deposerEtat({ ...ports, dossiersDe })(qui(etude()), demande);
}

export function faireDeLArgent(acte: PasDArgent): (ports: Ports) => Promise<Issue> {
  switch (acte.pas) {
    case 'compte': {
      const compte = { type: 'CompteDeclare', message: { id: 'c-3' }, etude: ETUDE, iban: IBAN, declareLe: JOUR };
      const declare = { ...compte, depuis: JOUR, confirmation: { contenu: PDF } };
      return (ports) => tenirLeContrat(ports)(qui(MANDATAIRE), CONTRAT, declare);
    }
    case 'annoncer': {
      const { n } = acte;
      const noms = { message: { id: `a-${n}` }, reversement: `R-${n}` };
      return (ports) =>
        annoncerReversement(ports)(qui(etude()), virement(JOUR, [ligne(`D-${n}`, `V-${n}`, 10_000)], noms));
    }
    case 'encaisser': {
      const { n } = acte;
      const recu = {
        message: { id: `e-${n}` },
        etude: ETUDE,
        reversement: `R-${n}`,
        encaisseLe: JOUR,
        montant: 10_000,
      };
      return (ports) => encaisserReversement(ports)(qui(COMPTABLE), recu);
    }
    case 'delais':
      return tenirLeJour;
    case 'etat':
      return deposerLEtat;
    default:
      return acte satisfies never;
  }
}
