/** The process that tries: it may hang, crash or run out of memory; each input is first where the other can take it. */
import { CIBLES, Fabrique } from './entree.ts';
import { eprouver } from './eprouver.ts';
import { Partage } from './partage.ts';

const [, , graine, premier, chemin = ''] = process.argv;
const partage = new Partage(chemin);
const fabrique = new Fabrique(Number(graine));
for (let rang = Number(premier); ; rang++) {
  partage.commencer(rang);
  const entree = await fabrique.entree(rang);
  partage.montrer(rang, CIBLES.indexOf(entree.cible), entree.octets);
  const defaut = await eprouver(entree);
  partage.finir(entree.octets.length);
  if (defaut !== null) await new Promise((resolve) => process.send?.({ defaut, ...entree }, resolve));
}
