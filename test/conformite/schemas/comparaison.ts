/** Our schemas against another set of the same version: `xmllint --schema` must say the same of every document. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JeuDeSchemas, versionsSchema } from '../../../schemas/pes/versions.ts';
import { ecrire, type Lieu, lieux } from './arbre.ts';
import { Couverture } from './couverture.ts';
import { Jeu } from './lecture.ts';
import { type Variante, variantes, XENC } from './variantes.ts';
import { juger } from './xmllint.ts';

const NOTRES = join(import.meta.dirname, '../../../schemas/pes');

/** Where the DGFiP's set describes the roots that ours describes. */
const OFFICIELS: Readonly<Record<string, string>> = {
  'aller.xsd': 'PES_V2/Rev0/PES_Aller.xsd',
  'acquit.xsd': 'PES_V2/Rev0/PES_V2_Acquit_Autonome_V2.xsd',
  'acquit-v1.xsd': 'PES_V2/Rev0/PES_V2_Acquit_Autonome.xsd',
  'retour.xsd': 'PES_V2/RETOUR/Rev0/PES_Retour.xsd',
};

type Racine = JeuDeSchemas['racines'][number];

const LOT = 500;
const PAS = 7;

interface Bilan {
  readonly racine: string;
  documents: number;
  /** Admitted by the DGFiP's set. */
  admis: number;
  readonly couverture: Couverture;
  readonly desaccords: string[];
  /** XML Encryption, which the DGFiP's set describes and ours leaves unknown: a wildcard lets it through. */
  attendus: number;
}

/** Compares the set in `dossier` with ours, root by root, and says where they differ. */
export function comparerSchemas(dossier: string): { rapport: string; reussi: boolean } {
  const versions = versionsSchema.parse(JSON.parse(readFileSync(join(NOTRES, 'versions.json'), 'utf8')));
  const jeu = versions.find(({ origine }) => origine === 'passerelle');
  if (jeu === undefined) throw new Error('our set is not declared');
  const bilans = jeu.racines.map((racine) => comparer(racine, join(NOTRES, jeu.id), dossier));
  const lignes = bilans.map(
    ({ racine, documents, admis, couverture, desaccords, attendus }) =>
      `| ${racine} | ${documents} | ${admis} | ${couverture.faites} of ${couverture.total} | ${desaccords.length} | ${attendus} |`,
  );
  const rapport = [
    '| root | documents | admitted | elements and attributes | disagreements | explained |',
    '|---|---|---|---|---|---|',
    ...lignes,
    ...bilans.flatMap(({ desaccords }) => desaccords.slice(0, 20)),
    ...bilans.flatMap(({ couverture }) => couverture.manquantes.map((place) => `NEVER ADMITTED ${place}`)),
  ].join('\n');
  return { rapport, reussi: bilans.every((b) => b.desaccords.length === 0 && b.couverture.manquantes.length === 0) };
}

function comparer({ espace, element, fichier }: Racine, notres: string, leurs: string): Bilan {
  const schemas = [join(notres, fichier), join(leurs, OFFICIELS[fichier] ?? fichier)];
  // Made from both models: from theirs comes what we might wrongly refuse, from ours what we might wrongly admit.
  const [nos = [], lesLeurs = []] = schemas.map((schema) => {
    const jeu = new Jeu(schema);
    const sousJoker = jeu.globaux(espace).filter((d) => d.espace !== XENC);
    return lieux(jeu.racine(espace, element), sousJoker);
  });
  const couverture = new Couverture(lesLeurs);
  const bilan: Bilan = {
    racine: `${element} (${fichier})`,
    documents: 0,
    admis: 0,
    couverture,
    desaccords: [],
    attendus: 0,
  };
  for (const lot of parLots([...lesLeurs, ...nos])) {
    const verdicts = juger(
      lot.map(({ xml }) => xml),
      schemas,
    );
    for (const [i, { nom, xml, racine }] of lot.entries()) {
      const [notre, leur] = verdicts[i] ?? [];
      bilan.documents++;
      if (leur === true) {
        bilan.admis++;
        couverture.noter(racine);
      }
      if (notre === leur) continue;
      if (xml.includes(XENC)) bilan.attendus++;
      else bilan.desaccords.push(`${notre === true ? 'ADMITTED' : 'REFUSED'} BY OURS ALONE ${nom}`);
    }
  }
  return bilan;
}

type Document = Variante & { readonly xml: string };

function* parLots(places: readonly Lieu[]): Generator<Document[]> {
  const vus = new Set<string>();
  let lot: Document[] = [];
  for (const lieu of places)
    for (const variante of variantes(lieu, PAS)) {
      const xml = ecrire(variante.racine);
      // Ids are numbered as they come: two documents that differ by them alone are the same.
      const cle = createHash('sha256')
        .update(xml.replace(/"id\d+"/g, '"id"'))
        .digest('base64');
      if (vus.has(cle)) continue;
      vus.add(cle);
      lot.push({ ...variante, xml });
      if (lot.length < LOT) continue;
      yield lot;
      lot = [];
    }
  if (lot.length > 0) yield lot;
}
