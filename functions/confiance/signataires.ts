/** Trust, added to what the signatures of a file say. */
import { type Anomalie, anomalie, type CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { ResultatSignature, ResultatsSignatures } from '../signature/resultat.ts';
import type { JugeDeConfiance, Jugement } from './juger.ts';
import type { MagasinDeConfiance } from './magasin.ts';

export type SignatureJugee = Omit<ResultatSignature, 'confiance'> &
  Pick<Jugement, 'confiance' | 'famille' | 'fondement'>;

export interface SignaturesJugees extends Omit<ResultatsSignatures, 'signatures'> {
  readonly signatures: readonly SignatureJugee[];
}

export interface ContexteDeConfiance {
  /** ISO 8601 UTC. */
  readonly recuLe: string;
  readonly jugeLe?: string;
  readonly politique: Politique;
  readonly magasin?: MagasinDeConfiance;
}

/**
 * Judges who signed. A certificate that was read is judged even where the content was altered: the answer says at once
 * all that is to be mended. The path validator is loaded only where there is something to judge.
 */
export async function jugerLesSignataires(
  resultats: ResultatsSignatures,
  contexte: ContexteDeConfiance,
): Promise<SignaturesJugees> {
  const { magasin } = contexte;
  const jugeables = resultats.signatures.some(estJugeable);
  const juge = jugeables && magasin && magasin.ancres.length > 0 ? await creerLeJuge(magasin, contexte) : null;
  return { ...resultats, signatures: resultats.signatures.map((s) => jugerUne(s, juge, contexte.politique)) };
}

const estJugeable = ({ certificat, signeLe }: ResultatSignature): boolean => certificat !== null && signeLe !== null;

async function creerLeJuge(magasin: MagasinDeConfiance, { recuLe, jugeLe, politique }: ContexteDeConfiance) {
  const { JugeDeConfiance } = await import('./juger.ts');
  const instants = { recuLe: new Date(recuLe), jugeLe: new Date(jugeLe ?? recuLe) };
  return new JugeDeConfiance(magasin, politique, instants);
}

function jugerUne(s: ResultatSignature, juge: JugeDeConfiance | null, politique: Politique): SignatureJugee {
  const { certificat, autresCertificats, signeLe, signataire } = s;
  if (certificat === null || signeLe === null || signataire === null) return { ...s, famille: null, fondement: null };
  const nom = nomCourt(signataire);
  const jugement = juge?.juger({ certificat, autresCertificats, signeLe, nom }) ?? sansAutorite(nom);
  const { famille, fondement } = jugement;
  const confiance = s.confiance === 'refusee' ? 'refusee' : jugement.confiance;
  return { ...s, confiance, famille, fondement, anomalies: [...s.anomalies, ...anomalies(s, jugement, politique)] };
}

/** The common name of a subject on one line, or the whole of it. */
const nomCourt = (sujet: string): string => /(?:^|, )CN=([^,]+)/.exec(sujet)?.[1] ?? sujet;

const sansAutorite = (signataire: string): Jugement => ({
  confiance: 'indeterminee',
  motif: { code: 'MAGASIN_SANS_AUTORITE', valeurs: { signataire } },
  famille: null,
  fondement: null,
});

/** Said of the signer's certificate by the signature already: the path has nothing to add. */
const REDITES: Partial<Record<CodeMotif, CodeMotif>> = {
  CHEMIN_CERTIFICAT_EXPIRE: 'CERTIFICAT_EXPIRE',
  CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE: 'CERTIFICAT_PAS_ENCORE_VALIDE',
};

/** What is only not known yet rejects nothing by itself, and is no news of a signature that falls anyway. */
function anomalies(s: ResultatSignature, { motif, confiance }: Jugement, politique: Politique): Anomalie[] {
  if (motif === null) return [];
  const tombe = s.integrite !== 'intacte' || s.confiance === 'refusee';
  if (tombe && confiance === 'indeterminee') return [];
  const redite = REDITES[motif.code];
  if (redite !== undefined && s.anomalies.some(({ code }) => code === redite)) return [];
  const { portee, bordereau, lieu } = s;
  const a = anomalie(motif.code, lieu, motif.valeurs, bordereau === null ? {} : { bordereau });
  const niveau = portee === 'bordereau' ? politique.rejetSurSignature : a.niveau;
  return [{ ...a, niveau, gravite: confiance === 'indeterminee' ? 'alerte' : a.gravite }];
}
