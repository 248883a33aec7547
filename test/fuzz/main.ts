/** `npm run fuzz -- [--minutes N] [--graine N] [--rang N] [--cas FICHIER]`: exits 1 where something failed. */
import { parseArgs } from 'node:util';
import { mener } from './campagne.ts';
import { garder, relire } from './cas.ts';
import { eprouver } from './eprouver.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    graine: { type: 'string' },
    rang: { type: 'string', default: '0' },
    cas: { type: 'string' },
  },
});

/** One failure of a kind is enough: the first line of what is said, without its numbers. */
const vus = new Set<string>();
const DIFFERENTS_MAX = 20;

if (values.cas !== undefined) {
  const defaut = await eprouver(relire(values.cas));
  console.log(defaut ?? 'rien à signaler');
  process.exit(defaut === null ? 0 : 1);
}

const graine = Number(values.graine ?? Date.now() % 1_000_000);
const debut = Date.now();
console.log(`graine ${graine}, ${values.minutes} min`);
const fin = debut + Number(values.minutes) * 60_000;
const bilan = await mener({ graine, rang: Number(values.rang), fin }, (cas) => {
  const genre = `${cas.cible} ${cas.defaut.split('\n')[0]?.replace(/\d+/g, 'N')}`;
  if (vus.has(genre) || vus.size >= DIFFERENTS_MAX) return;
  vus.add(genre);
  console.log(`${garder(cas)}\n  ${cas.defaut}`);
});
const secondes = (Date.now() - debut) / 1000;
const debit = `${(bilan.essais / secondes).toFixed(0)} par seconde, ${(bilan.ko / 1000 / secondes).toFixed(1)} Mo/s`;
console.log(`${bilan.essais} essais, ${debit}, ${(bilan.memoire / 1e6).toFixed(0)} Mo au plus, ${vus.size} défauts`);
process.exit(vus.size === 0 ? 0 : 1);
