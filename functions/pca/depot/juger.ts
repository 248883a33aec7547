/** What a PCA file cannot tell by itself: may whoever deposits it, and does its contract admit its signature? */
import type { Signeur } from '../../../schemas/evenements/contrat.ts';
import type { DepotRecu } from '../../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, type CodeMotif, SANS_LIEU } from '../../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { DEPOSANTS, type Deposants, deposantsDe } from '../../depot/cle.ts';
import { completerVerdict } from '../../depot/complement.ts';
import type { Journal } from '../../platform/ports.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { signePour } from '../contrat/certificats.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { porteParole } from '../contrat/mandataire.ts';
import { parametresDu } from '../contrat/situation.ts';
import { contratALaDate } from '../dossier/lu.ts';
import type { NaturePca } from '../fichier/vocabulaire.ts';
import type { MessagesNeeds } from './besoins.ts';

export const estDeLaPca = (nature: Verdict['nature']): nature is NaturePca =>
  nature === 'PCA_Aller' || nature === 'PCA_Retour';

const ATTENDUS: Readonly<Record<Deposants, NaturePca | null>> = {
  ordonnateurs: null,
  comptables: 'PCA_Aller',
  etudes: 'PCA_Retour',
};
const FAMILLES = { dgfip: 'DGFiP', rgs: 'RGS', eidas: 'eIDAS' } as const;

type Signature = Verdict['signatures'][number];

const relever = (code: CodeMotif, valeurs: Readonly<Record<string, string>> = {}): Anomalie =>
  anomalie(code, SANS_LIEU, valeurs);

/** A mandataire compiles the statements of the groupement's études: whether he is one, the contract says. */
function duDeposant({ key, expediteur }: DepotRecu['data'], { nature, entete, pca }: Verdict): Anomalie[] {
  const deposants = deposantsDe(key);
  if (deposants === 'etudes' && !estDeLaPca(nature)) return [relever('PCA_DEPOT_D_UNE_ETUDE')];
  if (nature !== ATTENDUS[deposants])
    return [relever('PCA_DEPOSANT', { nature, deposant: DEPOSANTS[deposants].enClair })];
  const { idPost } = entete ?? {};
  if (deposants === 'comptables')
    return idPost && idPost !== expediteur ? [relever('PCA_AUTRE_POSTE', { idPost, codique: expediteur })] : [];
  const idEtude = pca?.etude;
  const autre = idEtude && idEtude !== expediteur && pca.natFlux !== 'ETAT';
  return autre ? [relever('PCA_AUTRE_ETUDE', { idEtude, siret: expediteur })] : [];
}

type Contexte = { readonly contrat: Contrat; readonly nom: string; readonly recu: DepotRecu['data'] };

/** The families that may sign are a parameter of the contract, dated like the others. */
function horsFamilles({ contrat, nom, recu }: Contexte, { famille, signataire }: Signature): Anomalie[] {
  const { certificats } = parametresDu(contrat, dateCivile(recu.recuLe));
  if (famille === null || certificats.includes(famille)) return [];
  const admises = certificats.map((une) => FAMILLES[une]).join(', ');
  const valeurs = { signataire: signataire ?? 'inconnu', contrat: nom, famille: FAMILLES[famille], admises };
  return [relever('PCA_CERTIFICAT_HORS_CONTRAT', valeurs)];
}

/** He in whose name the file is deposited: a groupement signs by the étude that its DC1 names. */
function signeurDe({ contrat, recu: { key, expediteur } }: Contexte): Signeur {
  if (deposantsDe(key) === 'comptables') return { type: 'poste', codique: expediteur };
  const titulaire = contrat.signe?.titulaire;
  return { type: 'etude', siret: titulaire?.siret === expediteur ? porteParole(titulaire) : expediteur };
}

/** A trusted certificate says who signed, not that he may bind the poste or the étude: its contract says that. */
function nonInscrit(contexte: Contexte, { certificat, signataire }: Signature): Anomalie[] {
  const { contrat, nom, recu } = contexte;
  const [pour, jour] = [signeurDe(contexte), dateCivile(recu.recuLe)];
  if (certificat !== null && signePour(contrat, { pour, certificat: certificat.sha256 }, jour)) return [];
  const nomDe = pour.type === 'poste' ? `le poste ${pour.codique}` : `l’étude ${pour.siret}`;
  const valeurs = { signataire: signataire ?? 'inconnu', contrat: nom, nomDe, jour: dateEnClair(jour) };
  return [relever('PCA_SIGNATAIRE_NON_INSCRIT', valeurs)];
}

/** As the contract stood when the file was received: what is recorded afterwards neither saves it nor condemns it. */
async function duContrat(
  journal: Pick<Journal, 'read'>,
  recu: DepotRecu['data'],
  { pca, signatures }: Verdict,
): Promise<Anomalie[]> {
  if (!pca?.contrat) return [];
  const contrat = await contratALaDate(journal, pca.contrat, recu.recuLe);
  if (contrat.signe === null) return [relever('PCA_CONTRAT_INCONNU', { contrat: pca.contrat })];
  const contexte: Contexte = { contrat, nom: pca.contrat, recu };
  return signatures.flatMap((signature) => {
    const famille = horsFamilles(contexte, signature);
    return famille.length > 0 ? famille : nonInscrit(contexte, signature);
  });
}

/** Completes the verdict on a PCA file, or on whatever an étude deposits. */
export async function jugerLeFichierPca(
  { journal, pca }: { readonly journal: Pick<Journal, 'read'>; readonly pca?: MessagesNeeds },
  { data }: DepotRecu,
  verdict: Verdict,
): Promise<Verdict> {
  if (pca === undefined && estDeLaPca(verdict.nature)) return completerVerdict(verdict, [relever('PCA_SANS_SERVICE')]);
  const deposant = duDeposant(data, verdict);
  const contrat = deposant.length > 0 || verdict.verdict === 'rejete' ? [] : await duContrat(journal, data, verdict);
  return completerVerdict(verdict, [...deposant, ...contrat]);
}
