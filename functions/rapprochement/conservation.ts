/** The documents of a deposit against what its journal says kept and destroyed. Pure. */
import type { DonneesPurgees } from '../../schemas/evenements/preuve.ts';
import type { Genre } from '../../schemas/retention.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { certificats } from '../retention/certificat.ts';
import { dansUnAn, idDePurge } from '../retention/echeance.ts';
import { type Dossier, emis, rendu } from './dossier.ts';
import { type CodeEcart, type Ecart, ecart } from './ecart.ts';

/** A deposited file is not looked for: after its purge, anyone may have deposited the same again. */
const estEncoreLa = ({ verdicts, reponses }: Dossier, genre: Genre): boolean =>
  (genre === 'verdict' && verdicts > 0) || (genre === 'acquit' && reponses > 0);

function ecartsDUnePurge(dossier: Dossier, purge: DonneesPurgees): CodeEcart[] {
  const { purgees } = purge.data;
  const codes: CodeEcart[] = [];
  if (purgees.some(({ terme }) => dateCivile(purge.at) <= terme)) codes.push('PURGE_AVANT_TERME');
  const reste =
    purgees.some(({ genre }) => estEncoreLa(dossier, genre)) ||
    certificats(purge).some(({ key }) => !dossier.ranges.has(key));
  // As long as its échéance stands, the next run goes on where the last one stopped.
  if (reste && dossier.terme === null) codes.push('PURGE_INACHEVEE');
  return codes;
}

/** A deposit is looked at once a year at least: what comes later was moved, unless a lock put it off. */
function termeJuste({ terme, depotId, luLe }: Dossier, verrous: boolean): boolean {
  if (terme === null) return true;
  return terme.id === idDePurge(depotId) && (verrous || terme.date <= dansUnAn(dateCivile(luLe)));
}

export function ecartsDeLaConservation(dossier: Dossier, verrous: boolean): Ecart[] {
  const { preuve, purges, terme, depotId } = dossier;
  const parties = preuve.filter((event) => event.type === 'DonneesPurgees');
  const conservees = preuve.filter(({ type }) => type === 'PiecesConservees').length;
  const codes = parties.flatMap((purge) => ecartsDUnePurge(dossier, purge));
  const dites = parties.reduce((somme, { data }) => somme + data.purgees.length, 0);
  if (conservees > 1 || dites > purges.size) codes.push('CYCLE_IMPOSSIBLE');
  const documents = 1 + (rendu(dossier) ? 1 : 0) + (emis(dossier) ? 1 : 0);
  if (conservees > 0 && purges.size < documents && terme === null) codes.push('TERME_OUBLIE');
  if (!termeJuste(dossier, verrous)) codes.push('TERME_FAUX');
  return codes.map((code) => ecart(code, `preuve/${depotId}`));
}
