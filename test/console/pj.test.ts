/** A PJ is opened from the flow; what the browser does with it is never what the sender would like. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bloc, feuille } from '../../infra/embedded/demonstration/fabrique-de-flux/xml.ts';
import { blocPj, pjEcrite, racineEcrite } from '../format/lecture-du-bordereau/flux-ecrit.ts';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const PDF = Buffer.from('%PDF-1.4\nune facture');
const codee = (contenu: Uint8Array) => gzipSync(contenu).toString('base64');

const ENTETE = [
  bloc(
    'Enveloppe',
    bloc('Parametres', feuille('Version', 2), feuille('TypFic', 'PESALR2'), feuille('NomFic', 'pj.xml')),
    bloc('Emetteur', feuille('Sigle', 'Éditeur'), feuille('Adresse', 'Compta 1')),
  ),
  bloc(
    'EnTetePES',
    feuille('DteStr', '2026-09-30'),
    feuille('IdPost', '099042'),
    feuille('IdColl', '00010204600018'),
    feuille('CodCol', '123'),
    feuille('CodBud', '00'),
  ),
];

async function depose(...pj: readonly string[]) {
  const eprouvee = await consoleEprouvee();
  const { depotId } = await (await eprouvee.deposer(racineEcrite(...ENTETE, blocPj(...pj)), 'pj.xml')).json();
  await eprouvee.tourner();
  return { ...eprouvee, depotId, pj: (n: number, suite = '') => `/depots/${depotId}/pj/${n}${suite}` };
}

describe('a PJ that is accepted', () => {
  test('a PDF is shown in a sandbox, under its name; HEAD says the same and sends nothing', async () => {
    const { appeler, pj } = await depose(pjEcrite(codee(PDF), 'facture été.pdf', 'application/pdf', 'A1'));
    const reponse = await appeler(pj(1));
    expect(reponse.status).toBe(200);
    expect(Buffer.from(await reponse.arrayBuffer())).toEqual(PDF);
    const { headers } = reponse;
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="facture_e_te_.pdf"; filename*=UTF-8''facture%20%C3%A9t%C3%A9.pdf`,
    );
    expect(headers.get('content-security-policy')).toBe("sandbox; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-length')).toBe(String(PDF.length));
    const tete = await appeler(pj(1), { method: 'HEAD' });
    expect(tete.headers.get('content-type')).toBe('application/pdf');
    expect(await tete.text()).toBe('');
  });

  test('whatever it is declared to be, it is saved and never run', async () => {
    const cas = [
      ['text/html', 'a.html', '<script>alert(1)</script>', 'application/octet-stream', 'a.html.bin'],
      ['image/svg+xml', 'a.svg', '<svg onload="alert(1)"/>', 'application/octet-stream', 'a.svg.bin'],
      ['application/xml', 'a.xml', '<?xml-stylesheet href="x"?><a/>', 'text/plain', 'a.xml'],
      ['application/pdf', 'a.pdf', '<html>ceci n’est pas un PDF', 'application/octet-stream', 'a.pdf'],
      ['IMAGE/PNG; charset=x', 'a.png', 'png', 'image/png', 'a.png'],
      ['application/pdf&#13;&#10;X-Injecte: 1', 'b.pdf', '%PDF-', 'application/octet-stream', 'b.pdf'],
    ] as const;
    const { appeler, pj } = await depose(
      ...cas.map(([mime, nom, contenu], i) => pjEcrite(codee(Buffer.from(contenu)), nom, mime, `A${i}`)),
    );
    for (const [i, [, , contenu, type, sous]] of cas.entries()) {
      // Whatever the rules say of such a PJ, it is opened by whoever was told.
      const reponse = await appeler(pj(i + 1, '/contenu'));
      expect(await reponse.text()).toBe(contenu);
      const { headers } = reponse;
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${sous}"; filename*=UTF-8''${sous}`);
      expect(headers.get('x-injecte')).toBeNull();
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  test('a hostile name is saved as a harmless one', async () => {
    const cas = [
      ['../../etc/passwd.pdf', '_.._etc_passwd.pdf'],
      ['C:\\pj.pdf', 'C__pj.pdf'],
      ['&#x202E;fdp.exe', '_fdp.exe.bin'],
      ['a&quot;; filename=&quot;b.pdf', 'a_; filename=_b.pdf'],
      ['.htaccess', 'htaccess.bin'],
      ['...', 'pj-6.bin'],
    ] as const;
    const { appeler, pj } = await depose(
      ...cas.map(([nom], i) =>
        pjEcrite(codee(PDF), 'NOM', 'application/pdf', `A${i}`).replace('V="NOM"', `V="${nom}"`),
      ),
    );
    for (const [i, [, sous]] of cas.entries()) {
      const disposition = (await appeler(pj(i + 1, '/contenu'))).headers.get('content-disposition') ?? '';
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(sous);
      expect(disposition).toMatch(/^(?:inline|attachment); filename="[\w.-]+"; filename\*=UTF-8''[\w.%!~-]+$/);
    }
  });

  test('a large one is streamed whole, and one that nobody wants any more is let go', async () => {
    const eprouvee = await consoleEprouvee();
    const { depotId } = await (await eprouvee.deposer(fluxDeDonnees({ pj: 2, taillePj: 3_000_000 }), 'f.xml')).json();
    await eprouvee.tourner();
    const entiere = await (await eprouvee.appeler(`/depots/${depotId}/pj/2`)).arrayBuffer();
    expect(entiere.byteLength).toBe(3_000_000);
    const lecteur = (await eprouvee.appeler(`/depots/${depotId}/pj/2`)).body?.getReader();
    expect((await lecteur?.read())?.done).toBe(false);
    await lecteur?.cancel();
    const tete = await eprouvee.appeler(`/depots/${depotId}/pj/2`, { method: 'HEAD' });
    expect([tete.headers.get('content-type'), await tete.text()]).toEqual(['application/pdf', '']);
    expect(eprouvee.signales).toEqual([]);
  });
});

describe('a PJ that is not', () => {
  const illisible = pjEcrite(Buffer.from('rien de compressé').toString('base64'), 'b.pdf', 'application/pdf', 'B2');

  test('an unreadable one is a page that says so, with what was transmitted', async () => {
    const { page, appeler, pj } = await depose(pjEcrite(codee(PDF), 'a.pdf', 'application/pdf', 'A1'), illisible);
    const rejetee = await page(pj(2));
    expectPagePublique(rejetee);
    expect(rejetee).toContain('Cette pièce est rejetée.');
    expect(rejetee).toContain('Que faire : ');
    expect((await appeler(pj(2))).status).toBe(409);
    const ouverte = await appeler(pj(2, '/contenu'), { headers: { Accept: 'text/html' } });
    expect(ouverte.status).toBe(422);
    const html = await ouverte.text();
    expectPagePublique(html);
    expect(html).toContain('Cette pièce est illisible');
    expect(html).toContain(`href="${pj(2, '/transmis')}"`);
    const transmise = await appeler(pj(2, '/transmis'));
    expect(await transmise.text()).toBe('rien de compressé');
    expect(transmise.headers.get('content-type')).toBe('application/octet-stream');
    expect((await appeler(pj(1))).status).toBe(200);
  });

  test('a bomb is not sent for whole', async () => {
    const { appeler, pj } = await depose(pjEcrite(codee(Buffer.alloc(60_000_000)), 'b.pdf', 'application/pdf', 'B2'));
    const reponse = await appeler(pj(1, '/contenu'));
    await expect(reponse.arrayBuffer()).rejects.toThrow('PJ cut short: trop-volumineuse');
  });

  test('an unknown rank, a deposit that is not verified yet', async () => {
    const { appeler, pj, deposer } = await depose(pjEcrite(codee(PDF), 'a.pdf', 'application/pdf', 'A1'));
    expect((await appeler(pj(2))).status).toBe(404);
    expect((await appeler(pj(0))).status).toBe(400);
    expect((await appeler(`/depots/${'0'.repeat(64)}/pj/1`)).status).toBe(404);
    const { depotId } = await (await deposer(fluxDeDonnees({ pj: 1 }), 'suivant.xml')).json();
    const attente = await appeler(`/depots/${depotId}/pj/1`);
    expect([attente.status, (await attente.json()).detail]).toEqual([404, 'Cette pièce n’est pas encore vérifiée.']);
  });
});
