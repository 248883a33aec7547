import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { auditerLeDossier } from '../../infra/embedded/auditer.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { verdict } from '../depot/exemples.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';

/** One deposit whose answer is worded by other code than ours, and whose delivery waits. */
async function dUneAutreVersion() {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer: clock.avancer };
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'flux.xml');
  const { objets } = plateforme;
  const autres: typeof objets.create = (bucket, key, octets) =>
    objets.create(
      bucket,
      key,
      bucket === 'acquits' ? Buffer.concat([octets, Buffer.from('<!-- autrement -->')]) : octets,
    );
  const needs = {
    ...plateforme,
    objets: { put: objets.put.bind(objets), read: objets.read.bind(objets), create: autres },
  };
  await verifier({ ...needs, verifierObjet: juge(verdict(), 'flux.xml') })({ depotId });
  plateforme.close();
  const audit = (autresVersions: boolean) =>
    auditerLeDossier(dossier, { finiAvant: '0000', auRepos: true, scelleAvant: '0000', autresVersions }).map(
      ({ code, sujet }) => `${code} ${sujet}`,
    );
  const retoucher = (sql: string) => {
    const db = new DatabaseSync(join(dossier, 'passerelle.sqlite'));
    const { changes } = db.prepare(sql).run();
    db.close();
    expect(Number(changes)).toBe(1);
  };
  return { depotId, audit, retoucher };
}

test('an answer that another version worded is not said altered; one of this version is, to the byte', async () => {
  const { depotId, audit, retoucher } = await dUneAutreVersion();
  expect(audit(true)).toEqual([]);
  expect(audit(false)).toEqual([`REPONSE_AUTRE depot/${depotId}`]);
  retoucher(
    "UPDATE content SET bytes = CAST(bytes || x'20' AS BLOB) WHERE sha256 = (SELECT sha256 FROM object WHERE bucket = 'acquits')",
  );
  expect(audit(true)).toEqual([`REPONSE_PERDUE depot/${depotId}`]);
});

test('a message may lack what another version says, and say what it does not; not say otherwise what both do', async () => {
  const { depotId, audit, retoucher } = await dUneAutreVersion();
  const corps = (change: string) => retoucher(`UPDATE outbox SET body = ${change} WHERE queue LIKE 'comptable-%'`);
  corps("json_remove(json_set(body, '$.ancien', 1), '$.marches', '$.verification.regles')");
  expect(audit(true)).toEqual([]);
  expect(audit(false)).toContain(`ENVOI_ALTERE mise/${depotId}/1`);
  corps("json_set(body, '$.fichier.sha256', 'autre')");
  expect(audit(true)).toEqual([`ENVOI_ALTERE mise/${depotId}/1`]);
});
