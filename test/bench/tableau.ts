/** Measures as a Markdown page. */
import { cpus } from 'node:os';
import { type Cas, TAILLES } from './cas.ts';
import { REFERENCE, REFERENCE_COMPLETE, SIGNATURE_SEULE, VERIFICATION } from './concurrents.ts';
import type { Mesure } from './mesure.ts';

export interface Ligne {
  readonly cas: Cas;
  readonly octets: number;
  readonly concurrent: string;
  readonly mesure: Mesure;
}

const nombre = (n: number, decimales: number): string => n.toFixed(decimales);
const FORMES = { lignes: 'lignes', pj: 'PJ' } as const;

export function page(lignes: readonly Ligne[], commande: string, fois: number): string {
  const groupes = new Map<string, Ligne[]>();
  for (const ligne of lignes) groupes.set(titre(ligne.cas), [...(groupes.get(titre(ligne.cas)) ?? []), ligne]);
  const corps = [...groupes].map(([nom, groupe]) => `### ${nom}\n\n${tableau(groupe)}`).join('\n\n');
  return `${entete(commande, fois)}\n\n${corps}\n`;
}

function entete(commande: string, fois: number): string {
  return `Made by \`${commande}\` on ${cpus().length} cores, Node ${process.version}, whole processes with their start-up
(Node with the options of \`npm run passerelle\`),
run in turn, median of ${fois} by user CPU. "×" is that row's user CPU over that of "${SIGNATURE_SEULE}": above 1 it costs more than we do.
Peers are stopped at 60 s or 2 GB; ${REFERENCE} at 4 GB, so that a ratio exists. ${REFERENCE} verifies only the first of
fifty signatures, we and xml-crypto all of them. The whole verification adds the schema, the rules, the PJ and the digest
of the file: its peer is "${REFERENCE_COMPLETE}".`;
}

const titre = ({ taille, forme, signatures }: Cas): string => {
  const nom = Object.entries(TAILLES).find(([, t]) => t === taille)?.[0] ?? `${taille} B`;
  return `${nom}, ${FORMES[forme]}, ${signatures} signature${signatures > 1 ? 's' : ''}`;
};

function tableau(groupe: readonly Ligne[]): string {
  const nous = groupe.find((l) => l.concurrent === SIGNATURE_SEULE)?.mesure.cpu ?? Number.NaN;
  const rangees = groupe.map(({ concurrent, mesure, octets }) =>
    mesure.arret === null
      ? `| ${concurrent} | ${nombre(octets / 1e6 / mesure.mur, 0)} | ${nombre(mesure.mur, 2)} | ${nombre(mesure.cpu, 2)} | ${nombre(mesure.memoire / 1e6, 0)} | ${nombre(mesure.cpu / nous, 2)} |`
      : `| ${concurrent} | – | – | – | – | ${mesure.arret} |`,
  );
  const entete = ['| | MB/s | wall s | user CPU s | peak MB | × |', '|---|---|---|---|---|---|'];
  return [...entete, ...rangees, '', rapport(groupe)].join('\n');
}

function rapport(groupe: readonly Ligne[]): string {
  const de = (nom: string) => groupe.find((l) => l.concurrent === nom)?.mesure;
  const [nous, eux] = [de(VERIFICATION), de(REFERENCE_COMPLETE)];
  if (nous === undefined || eux === undefined || eux.arret !== null) return '';
  return `Whole verification: ${nombre(nous.cpu / eux.cpu, 2)} of the user CPU of "${REFERENCE_COMPLETE}".`;
}
