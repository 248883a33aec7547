/** What is said of an answer whose form alone is wrong, should no schema have said it before. */
import { expect, test } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { jugerLaReponse } from '../../functions/helios/jugement.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { CODIQUE, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { acquitV2, elementHelios } from './reponses-fabriquees.ts';

const reponse = (change: Partial<Verdict> = {}) =>
  verdict({ nature: 'PES_ACQUIT', bordereaux: [], signatures: [], ...change });
const { enveloppe, entete } = verdict();
const acquit = acquitV2([elementHelios()]).toString('latin1');

test.each<[string, string, Verdict, string, string]>([
  ['ni NomFic', acquit, reponse({ enveloppe: enveloppe && { ...enveloppe, nomFic: ' ' } }), 'SANS_NOMFIC', ': NomFic.'],
  ['ni collectivité', acquit, reponse({ entete: entete && { ...entete, idColl: null } }), 'SANS_NOMFIC', ': IdColl.'],
  ['ni en-tête', acquit, reponse({ entete: null }), 'SANS_NOMFIC', ': IdColl, CodCol, CodBud.'],
  ['ni élément', acquit.replaceAll('ElementACQUIT', 'Autre'), reponse(), 'INCOMPLETE', ': aucun ElementACQUIT.'],
  ['ni état', acquit.replace('EtatAck', 'Autre'), reponse(), 'INCOMPLETE', ': EtatAck manque 1 fois.'],
])('%s : elle est rejetée et dit ce qui manque', async (_, contenu, lu, code, fin) => {
  const plateforme = plateformePassagere();
  const octets = Buffer.from(contenu, 'latin1');
  const { ref, sha256, size } = await plateforme.objets.put('depot', `comptables/${CODIQUE}/acquit.xml`, [octets]);
  const message = { bucket: 'depot' as const, key: ref.key, version: ref.version, sha256, size };
  await recevoir(plateforme)(message);
  const [recu] = lireDepot((await plateforme.journal.read(fluxDepot(depotIdDe(message)))).events);
  if (recu?.type !== 'DepotRecu') throw new Error('not received');
  const juge = await jugerLaReponse(plateforme, recu, lu);
  expect(juge).toMatchObject({ verdict: 'rejete', helios: { depot: null } });
  expect(juge.anomalies.map((a) => a.code)).toEqual([`REPONSE_HELIOS_${code}`]);
  expect(juge.anomalies[0]?.phrase).toContain(fin);
});
