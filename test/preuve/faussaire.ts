/** What someone hostile makes of a proof: without the server, a part of it; with the server, all of it again. */
import { chainer, type Evenement, type Json, jcs } from '../../functions/journal/evenement.ts';
import { Arbre, type Feuille } from '../../functions/preuve/merkle.ts';
import type { Piece } from '../../functions/preuve/piece.ts';
import { documentDuSceau } from '../../functions/preuve/sceau.ts';
import { octets } from '../verification/flux.ts';
import { refaire } from './preuve-eprouvee.ts';

export interface Faite {
  readonly pieces: readonly Piece[];
  readonly jour: string;
}

const lignesDe = (contenu: Uint8Array): Evenement[] =>
  Buffer.from(contenu)
    .toString()
    .split('\n')
    .filter((ligne) => ligne !== '')
    .map((ligne) => JSON.parse(ligne) as Evenement);

export async function contenusDe(pieces: readonly Piece[]): Promise<Map<string, Buffer>> {
  const lus = new Map<string, Buffer>();
  for (const { nom, ouvrir } of pieces) lus.set(nom, await octets(ouvrir()));
  return lus;
}

/** Without the events that are not kept, nor their places in the seals: what an outsider can do. */
export async function oter({ pieces, jour }: Faite, garder: (event: Evenement) => boolean): Promise<Buffer> {
  const avant = await contenusDe(pieces);
  const otes = [...avant]
    .flatMap(([nom, contenu]) => (nom.startsWith('journal/') ? lignesDe(contenu) : []))
    .filter((event) => !garder(event));
  const absents = new Set(otes.map(({ stream, seq }) => `${stream} ${seq}`));
  return refaire(pieces, jour, (nom, contenu) => {
    if (nom.startsWith('journal/'))
      return Buffer.from(
        lignesDe(contenu)
          .filter(garder)
          .map((event) => `${jcs({ ...event })}\n`)
          .join(''),
      );
    if (nom !== 'inclusions.json') return contenu;
    const incluses = JSON.parse(contenu.toString()) as { stream: string; seq: number }[];
    return Buffer.from(JSON.stringify(incluses.filter(({ stream, seq }) => !absents.has(`${stream} ${seq}`))));
  });
}

type Change = (event: Evenement) => Pick<Evenement, 'type' | 'v' | 'at' | 'data'> | null;

/** The whole journal written and sealed again, as whoever holds the server can. */
export async function refaireTout(
  { pieces, jour }: Faite,
  changer: Change,
  document: (nom: string, contenu: Buffer) => Buffer | null = (_, contenu) => contenu,
): Promise<Buffer> {
  const avant = await contenusDe(pieces);
  const feuilles: Feuille[] = [];
  const textes = new Map<string, string>();
  const tetes = new Map<string, Feuille>();
  for (const nom of ['depot', 'mises', 'adhesion', 'preuve'].map((n) => `journal/${n}.jsonl`)) {
    let texte = '';
    for (const event of lignesDe(avant.get(nom)!)) {
      const change = changer(event);
      if (change === null) continue;
      const { type, v, at } = change;
      const { stream } = event;
      const avantElle = tetes.get(stream) ?? { stream, seq: 0, hash: '0'.repeat(64) };
      const data =
        type === 'DossierArrete'
          ? { tetes: [...tetes.values()].filter((t) => t.stream !== stream), suite: false }
          : change.data;
      const [refait] = chainer(avantElle, [{ type, v, data: JSON.parse(JSON.stringify(data)) }], at);
      const feuille = { stream, seq: refait!.seq, hash: refait!.hash };
      tetes.set(stream, feuille);
      feuilles.push(feuille);
      texte += `${jcs({ ...refait! })}\n`;
    }
    textes.set(nom, texte);
  }
  const arbre = new Arbre(feuilles);
  const objet = { key: 'x', version: 'x', sha256: '0'.repeat(64) };
  const data = {
    n: 1,
    prev: '0'.repeat(64),
    saut: null,
    evenements: feuilles.length,
    racine: arbre.racine,
    feuilles: objet,
  };
  const sceau = documentDuSceau({ at: '2039-01-01T00:00:00.000Z', data });
  const places: Json = feuilles.map(({ stream, seq }, rang) => ({
    stream,
    seq,
    sceau: 1,
    rang,
    chemin: arbre.chemin(rang),
  }));
  return refaire(pieces, jour, (nom, contenu) => {
    const texte = textes.get(nom);
    if (texte !== undefined) return Buffer.from(texte);
    if (nom === 'inclusions.json') return Buffer.from(jcs(places));
    if (nom === 'sceaux/000000000001.json') return sceau;
    if (nom === 'LISEZMOI.txt')
      return document(
        nom,
        Buffer.from(contenu.toString().replace(/e\) Sceaux horodatés[\s\S]*?-text\n/, `e) ${SANS}\n`)),
      );
    return nom.startsWith('sceaux/') ? null : document(nom, contenu);
  });
}

const SANS = `Aucun sceau de cette preuve n’est horodaté par un tiers : elle montre que rien n’a été modifié depuis
que le journal a été scellé, mais seule la déclaration de l’exploitant date ces sceaux.`;
