/** The state that a proof says, and by which seal: every event of it, and none left out. Throws PreuveRefusee. */
import type { MiseEvenement } from '../../../schemas/evenements/mise.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { AVANCENT_L_EPOQUE, type EtatAdhesion } from '../../adhesion/cycle.ts';
import { etatPresent } from '../../adhesion/etat.ts';
import { deposantsDe } from '../../depot/cle.ts';
import { type EtatMise, etatDeLaMise } from '../../mise-a-disposition/cycle.ts';
import { rangsAMettreADisposition } from '../../mise-a-disposition/decision.ts';
import { type Arrete, arretes } from '../dossier-arrete.ts';
import { fluxPreuve } from '../flux.ts';
import type { JournalLu } from './journal-lu.ts';
import { exiger, lisible, refuser } from './refus.ts';
import type { SceauLu } from './sceaux-lus.ts';

export interface EtatDuDossier {
  /** What came after that seal is not told. */
  readonly sceau: { readonly n: number; readonly at: string };
  /** Of each delivery; `absente`: accepted, and not decided by then. */
  readonly livraisons: readonly { readonly n: number; readonly etat: EtatMise }[];
  /** Null for a comptable, or an étude. */
  readonly adhesion: EtatAdhesion | null;
}

/** The extract ends where the journal says that the file stood: nothing of it was taken away, nothing added. */
function verifierLesTetes({ flux, preuve }: JournalLu, depotId: string): Arrete {
  const arrete = arretes(preuve).at(-1) ?? refuser('Le journal ne dit pas où en était le dossier.');
  exiger(arrete.complet, 'Le journal ne dit pas jusqu’au bout où en était le dossier.');
  for (const [stream, { seq, hash }] of arrete.tetes) {
    const dernier = flux.get(stream)?.at(-1);
    exiger(
      dernier?.seq === seq && dernier.hash === hash,
      `Des événements de ${stream.slice(0, 90)} manquent, ou y sont en trop : le journal scellé dit le ${seq}e dernier.`,
    );
  }
  for (const stream of flux.keys())
    exiger(
      arrete.tetes.has(stream) || stream === fluxPreuve(depotId),
      `Rien ne dit que ${stream.slice(0, 90)} était du dossier.`,
    );
  return arrete;
}

function dernierSceau({ seq, tetes }: Arrete, depotId: string, scelles: ReadonlyMap<string, SceauLu>): SceauLu {
  const cles = [`${fluxPreuve(depotId)} ${seq}`, ...Array.from(tetes, ([stream, tete]) => `${stream} ${tete.seq}`)];
  return cles
    .map((cle) => scelles.get(cle) ?? refuser('L’état du dossier n’est pas scellé.'))
    .reduce((a, b) => (a.n > b.n ? a : b));
}

const ORDRE = 'se suivent dans un ordre que le cycle de vie interdit.';

/** A decision was fenced on the acts of the adhésion: they are all there. */
function verifierLaMise(n: number, events: readonly MiseEvenement[], { recu, adhesion }: JournalLu): void {
  const [decidee] = events;
  exiger(
    decidee?.type === 'MiseADispositionDecidee' &&
      decidee.data.n === n &&
      `depot/${decidee.data.depotId}` === recu.stream,
    `La livraison ${n} n’est pas celle d’une décision de ce dépôt.`,
  );
  const actes = adhesion.filter(({ type }) => AVANCENT_L_EPOQUE.has(type)).length;
  exiger(
    actes >= decidee.data.epochAdhesion,
    `La livraison ${n} a été décidée après des actes de l’adhésion que la preuve ne montre pas.`,
  );
}

function livraisons(journal: JournalLu, verdict: Verdict | null): EtatDuDossier['livraisons'] {
  const etats = [...journal.mises].map(([n, events]) => {
    verifierLaMise(n, events, journal);
    const { etat } = lisible(() => etatDeLaMise(events), `Les événements de la livraison ${n} ${ORDRE}`);
    return { n, etat };
  });
  if (verdict === null) return etats;
  const rangs = rangsAMettreADisposition(verdict);
  for (const { n } of etats) exiger(rangs.includes(n), `La livraison ${n} n’est celle d’aucun bordereau accepté.`);
  const attendues = rangs.filter((n) => !journal.mises.has(n)).map((n) => ({ n, etat: 'absente' as const }));
  return [...etats, ...attendues].sort((a, b) => a.n - b.n);
}

export function lireEtat(
  journal: JournalLu,
  depotId: string,
  verdict: Verdict | null,
  scelles: ReadonlyMap<string, SceauLu>,
): EtatDuDossier {
  const { n, at } = dernierSceau(verifierLesTetes(journal, depotId), depotId, scelles);
  const { adhesion } = journal;
  const { etat } = lisible(() => etatPresent(adhesion), `Les événements de l’adhésion ${ORDRE}`);
  const dUnOrdonnateur = deposantsDe(journal.recu.data.key) === 'ordonnateurs';
  return { sceau: { n, at }, livraisons: livraisons(journal, verdict), adhesion: dUnOrdonnateur ? etat : null };
}
