/** Who looks each hour, for as long as a deposit has no answer, whether it is late. */
import { depotIdDe } from '../../../functions/depot/cle.ts';
import { rapprocher } from '../../../functions/rapprochement/handler.ts';
import type { ObjetGarde } from '../plateforme/objets.ts';
import type { Branchement } from './brancher.ts';
import type { Monde } from './monde.ts';
import type { Processus } from './processus.ts';
import type { Systeme } from './systeme.ts';

const PERIODE_MS = 3_600_000;

/** An object keeps its name. */
const DEPOTS = new WeakMap<ObjetGarde, string>();

function fluxDe(objet: ObjetGarde): string {
  const flux = DEPOTS.get(objet) ?? `depot/${depotIdDe({ ...objet.ref, bucket: 'depot' })}`;
  DEPOTS.set(objet, flux);
  return flux;
}

function sansReponse({ journal, objets }: Monde): ObjetGarde[] {
  const repondu = (objet: ObjetGarde) =>
    journal.flux.get(fluxDe(objet))?.events.some(({ type }) => type === 'AcquitEmis');
  return [...objets.tous()].filter((objet) => objet.ref.bucket === 'depot' && !repondu(objet));
}

/** Asked at each step: looked for anew only when something has moved. */
function guetter(monde: Monde): () => readonly ObjetGarde[] {
  const { journal, objets } = monde;
  let [vue, attendus]: [number, readonly ObjetGarde[]] = [-1, []];
  return () => {
    const version = journal.version + objets.version;
    if (version !== vue) [vue, attendus] = [version, sansReponse(monde)];
    return attendus;
  };
}

export async function tenirLeRapprochement(systeme: Systeme, processus: Processus, ports: Branchement): Promise<void> {
  const { monde } = systeme;
  const enAttente = guetter(monde);
  for (;;) {
    await monde.veiller(processus, () => (enAttente().length > 0 ? 0 : Number.POSITIVE_INFINITY));
    await monde.veiller(processus, monde.ordonnanceur.maintenant + PERIODE_MS);
    processus.commencer('rapprocher');
    for (const { ref, deposeLe } of enAttente())
      await systeme.essayer(() => rapprocher(ports, { key: ref.key, version: ref.version, deposeLe }));
  }
}
