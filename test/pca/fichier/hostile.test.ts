/** What nobody sends in good faith: always a verdict, bounded, and never a message taken. */
import { describe, expect, it } from 'vitest';
import { verdictSchema } from '../../../schemas/verdict.ts';
import { FIXTURES } from '../../generateur/pca/fixtures.ts';
import { juger } from '../../verification/flux.ts';
import { relire } from './redige.ts';

const bon = async () => (await FIXTURES[0]!.octets()).toString('latin1');
const dire = async (xml: string) => {
  const verdict = await juger(Buffer.from(xml, 'latin1'));
  verdictSchema.parse(verdict);
  return { ...verdict, codes: verdict.anomalies.map(({ code }) => code) };
};

describe('a hostile PCA file', () => {
  it('with an entity is refused before anything of it is read', async () => {
    const xml = (await bon()).replace('?>', '?><!DOCTYPE p [<!ENTITY x "y">]>');
    expect(await dire(xml)).toMatchObject({ verdict: 'rejete', dossiers: [] });
  });

  it('whose root is in another namespace, or has another name, is of no known nature', async () => {
    const xml = await bon();
    for (const autre of [xml.replaceAll(':v1:aller', ':v2:aller'), xml.replaceAll('PCA_Aller', 'PCA_Alter')])
      expect(await dire(autre)).toMatchObject({ nature: 'inconnue', verdict: 'rejete', dossiers: [], jeu: null });
  });

  it('cut at any place is rejected whole', async () => {
    const xml = await bon();
    for (let ou = 0; ou < xml.length; ou += Math.ceil(xml.length / 40))
      expect((await dire(xml.slice(0, ou))).verdict).toBe('rejete');
  });

  it('that repeats a block without end keeps little of it', async () => {
    const xml = await bon();
    const [titre = ''] = /<Titre>[\s\S]*?<\/Titre>/.exec(xml) ?? [];
    const dit = await dire(xml.replace(titre, titre.repeat(3000)));
    expect(dit).toMatchObject({ verdict: 'rejete' });
    expect(dit.anomalies.length).toBeLessThanOrEqual(250);
    expect(dit.codes).toContain('SCHEMA_ELEMENT_REPETE');
  });

  it('with a demande hidden in a signature, in a comment or beside the lot has only its own', async () => {
    const xml = await bon();
    const [demande = ''] = /<DemandePL>[\s\S]*?<\/DemandePL>/.exec(xml) ?? [];
    const cachee = demande.replace('"D-1"', '"D-666"');
    const commentaire = xml.replace('<LotDemande>', `<!--${cachee}--><LotDemande>`);
    expect((await dire(commentaire)).dossiers).toHaveLength(1);
    const dehors = await dire(xml.replace('<LotDemande>', `${cachee}<LotDemande>`));
    expect(dehors.verdict).toBe('rejete');
    expect(dehors.dossiers.map(({ numero }) => numero)).toEqual(['D-1']);
    const dansLaSignature = xml.replace('</ds:SignedInfo>', `${cachee}</ds:SignedInfo>`);
    expect((await dire(dansLaSignature)).verdict).toBe('rejete');
  });

  it('other than the one that was judged gives no message to any handler', async () => {
    const fichier = await FIXTURES[0]!.octets();
    expect(await relire(fichier)).toHaveLength(1);
    const { lireMessages } = await import('../../../functions/pca/fichier/messages.ts');
    const { JEU } = await import('../../jeu.ts');
    await expect(lireMessages([fichier], { jeu: JEU, sha256: 'a'.repeat(64) })).rejects.toThrow('judged');
  });
});
