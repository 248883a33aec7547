/** A PCA file binds the poste or the étude only by a certificate that it has inscribed on the contract. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identite } from '../../autorites.ts';
import { AC } from '../../confiance/autorite.ts';
import { COMPTABLE, etude, POSTE } from '../exemples.ts';
import { ALLER, rediger, SIGNATAIRE, signer } from '../fichier/redige.ts';
import { type Comptoir, comptoir, inscrire, JOUR } from './comptoir.ts';
import { AU_COMPTABLE, aller, demande, nouveauRang, signeLe } from './fichiers.ts';

describe('who signs', () => {
  const inscrit = { emetteur: AC, serie: '4242', nom: 'Une autre' } as const;
  const deposerSigne = async (c: Comptoir, par: ReturnType<typeof identite>) => {
    const fichier = rediger({
      ...ALLER,
      date: JOUR,
      etude: null,
      nomFic: `S-${nouveauRang()}`,
      messages: [demande('D-1')],
    });
    return c.deposer(`${AU_COMPTABLE}/${nouveauRang()}.xml`, await signer(fichier, signeLe, par));
  };
  const codesDe = async (c: Comptoir, depotId: string) => {
    const k1 = await c.reponse(depotId, 'AcquitEmis');
    return [...k1.matchAll(/Code V="(\w+)"/g)].map(([, un]) => un);
  };

  it('is inscribed on the contract in the name of the depositor: a valid certificate of another is rejected', async () => {
    const c = await comptoir();
    const refuse = await deposerSigne(c, identite(inscrit));
    expect(await codesDe(c, refuse)).toEqual(['PCA_SIGNATAIRE_NON_INSCRIT']);
    expect(await c.reponse(refuse, 'AcquitEmis')).toMatch(/Une autre[\s\S]*le poste 052001[\s\S]*inscrire/);
    expect(await c.types('D-1')).toEqual([]);
    // Inscribed by the étude, it signs in the name of no poste.
    await inscrire(c, etude(), identite(inscrit).certificat);
    expect(await codesDe(c, await deposerSigne(c, identite(inscrit)))).toEqual(['PCA_SIGNATAIRE_NON_INSCRIT']);
    await inscrire(c, COMPTABLE, identite(inscrit).certificat);
    expect(await codesDe(c, await deposerSigne(c, identite(inscrit)))).toEqual([]);
    expect(await c.types('D-1')).toEqual(['DemandeSignee']);
  });

  it('signs until the last day of his inscription; its withdrawal changes nothing of what was received before', async () => {
    const c = await comptoir();
    const certificat = createHash('sha256').update(SIGNATAIRE.certificat).digest('hex');
    const recu = await c.recevoirSeulement(`${AU_COMPTABLE}/avant.xml`, await aller(demande('D-1')));
    c.au(JOUR, '09:30');
    const pour = { type: 'poste', codique: POSTE };
    const retrait = {
      type: 'CertificatRetire',
      message: { id: 'retrait' },
      pour,
      certificat,
      dernierJour: '2026-09-30',
    };
    expect(await c.tenir(retrait, COMPTABLE)).toMatchObject({ ok: true });
    await c.verifier(recu);
    expect(await codesDe(c, recu)).toEqual([]);
    const apres = await c.deposer(`${AU_COMPTABLE}/apres.xml`, await aller(demande('D-2')));
    expect(await codesDe(c, apres)).toEqual(['PCA_SIGNATAIRE_NON_INSCRIT']);
  });
});
