/** `npm run conformite -- pkits|xsd|schemas DOSSIER`: conformance suites whose data are not in the repository. */
import { resolve } from 'node:path';
import { type Essai, eprouver } from './pkits.ts';
import { comparerSchemas } from './schemas/comparaison.ts';
import { conformiteXsd } from './xsd/main.ts';

const [suite, dossier] = process.argv.slice(2);
if (suite === 'xsd' && dossier !== undefined) process.exit(await conformiteXsd(process.argv.slice(3)));
if (suite === 'schemas' && dossier !== undefined) {
  const { rapport, reussi } = comparerSchemas(resolve(process.env.INIT_CWD ?? '.', dossier));
  process.stdout.write(`${rapport}\n`);
  process.exit(reussi ? 0 : 1);
}
if (suite !== 'pkits' || dossier === undefined) {
  process.stderr.write(
    'Usage : npm run conformite -- pkits DOSSIER | xsd DOSSIER [DOCUMENTS] [GRAINE] | schemas DOSSIER\n',
  );
  process.exit(2);
}

const essais = eprouver(resolve(process.env.INIT_CWD ?? '.', dossier));
const justes = (e: readonly Essai[]): number => e.filter(({ attendu, obtenu }) => attendu === obtenu).length;
const aTort = (e: readonly Essai[], obtenu: boolean): number =>
  e.filter((essai) => essai.obtenu === obtenu && essai.attendu !== obtenu).length;
const ligne = (nom: string, e: readonly Essai[]): string =>
  `| ${nom} | ${e.length} | ${justes(e)}/${aTort(e, true)}/${aTort(e, false)} |`;

const sections = Map.groupBy(essais, ({ section }) => section);
const plusLong = Math.max(...essais.map(({ millisecondes }) => millisecondes));
const rapport = [
  '| PKITS section | runs | ok/FA/FR |',
  '|---|---|---|',
  ...Array.from(sections, ([section, e]) => ligne(section, e)),
  ligne('**total**', essais),
  '',
  `Longest run: ${plusLong.toFixed(0)} ms; all: ${essais.reduce((ms, e) => ms + e.millisecondes, 0).toFixed(0)} ms`,
  ...essais
    .filter(({ attendu, obtenu }) => attendu !== obtenu)
    .map(({ epreuve, nom, obtenu, motif }) => `DISAGREES ${epreuve} ${nom}: ${obtenu ? 'accepted' : motif}`),
];
process.stdout.write(`${rapport.join('\n')}\n`);
process.exitCode = justes(essais) >= 253 && aTort(essais, true) === 0 && plusLong < 1000 ? 0 : 1;
