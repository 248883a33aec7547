/** `npm run conformite -- xsd DOSSIER [documents] [graine]`: our validator against xmllint on the official sets. */
import { resolve } from 'node:path';
import { type Bilan, compilerJeu, eprouver } from './eprouver.ts';

/** Files that define a flux of their own, and the share of the documents that each takes. */
const RACINES: Readonly<Record<string, number>> = {
  'PES_V2/Rev0/PES_Aller.xsd': 0.5,
  'PES_V2/Rev0/PES_V2_Acquit_Autonome_V2.xsd': 0.12,
  'PES_V2/Rev0/PES_V2_Acquit_Autonome.xsd': 0.04,
  'PES_V2/RETOUR/Rev0/PES_Retour.xsd': 0.08,
  'PES_V2/RETOUR/Rev0/PES_V2_Acquit_Retour.xsd': 0.02,
  'PES_V2/RETOUR/NS_DocENSU/r0/DocENSU.xsd': 0.02,
  'PES_V2/RETOUR/NS_Erar/r0/ERAR_Xemelios.xsd': 0.03,
  'PES_V2/RETOUR/NS_FCTVA/r0/FCTva.xsd': 0.02,
  'PES_V2/RETOUR/NS_FactureCPP/r0/CPPFactureMixte.xsd': 0.02,
  'PES_V2/RETOUR/NS_LienPjCDGD/r0/CDGDLiensPJ.xsd': 0.02,
  'PES_V2/RETOUR/NS_Marche/r0/paquet.xsd': 0.02,
  'PES_V2/RETOUR/NS_Marche/r0/recensement.xsd': 0.02,
  'SchemaDocBudg/DocumentBudgetaire.xsd': 0.04,
  'SchemaDocBudg/ImportAnnexeTotem.xsd': 0.01,
  'xades/XAdES1.2.2.xsd': 0.02,
  'xmlenc/xenc-schema.xsd': 0.02,
};

const DOCUMENTS = 22_000;

/** Exit code: 1 where a disagreement is left unexplained. */
export async function conformiteXsd([dossier = '', nombre, graine]: readonly string[]): Promise<number> {
  const chemin = resolve(process.env.INIT_CWD ?? '.', dossier);
  const total = Number(nombre ?? DOCUMENTS);
  const bilans: Bilan[] = [];
  process.stdout.write(
    '| schema | documents | valid | places | attributes | explained | unexplained |\n|---|---|---|---|---|---|---|\n',
  );
  for (const [racine, part] of Object.entries(RACINES)) {
    const bilan = await eprouver(chemin, compilerJeu(chemin, racine), Math.ceil(total * part), Number(graine ?? 1));
    bilans.push(bilan);
    process.stdout.write(`${ligne(racine, [bilan])}\n`);
  }
  process.stdout.write(`${ligne('**all**', bilans)}\n\n${explications(bilans)}\n`);
  const inexpliques = bilans.flatMap(({ racine, desaccords }) =>
    desaccords
      .filter((d) => d.explication === null)
      .map((d) => `DISAGREES ${racine} ${d.graine}: ${d.faute ?? 'valid'} / ${d.xmllint}`),
  );
  process.stdout.write(inexpliques.map((l) => `${l}\n`).join(''));
  return inexpliques.length === 0 ? 0 : 1;
}

function ligne(nom: string, bilans: readonly Bilan[]): string {
  const somme = (nombre: (bilan: Bilan) => number): number => bilans.reduce((n, bilan) => n + nombre(bilan), 0);
  const [ecrits, tous] = [somme((b) => b.attributs[0]), somme((b) => b.attributs[1])];
  const inexpliques = somme((b) => b.desaccords.filter((d) => d.explication === null).length);
  const expliques = somme((b) => b.desaccords.length) - inexpliques;
  const nombres = [somme((b) => b.documents), somme((b) => b.valides), somme((b) => b.places), `${ecrits}/${tous}`];
  return `| ${[nom, ...nombres, expliques, inexpliques].join(' | ')} |`;
}

function explications(bilans: readonly Bilan[]): string {
  const desaccords = bilans.flatMap(({ desaccords: d }) => d);
  const parNom = Map.groupBy(desaccords, ({ explication }) => explication ?? '');
  return Array.from(parNom, ([nom, d]) => (nom === '' ? '' : `- ${d.length} × ${nom}`)).join('\n');
}
