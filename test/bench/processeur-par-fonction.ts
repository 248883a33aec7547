/**
 * What each function takes of a processor and asks of AWS for one deposit, once warm: signed flows of one bordereau through
 * the bundled handlers, on the emulators. Their network and the SDK's work are in it; the emulators, processes of their
 * own, are not.
 */
import { parseArgs } from 'node:util';
import { enMemoire } from '../../functions/platform/en-memoire.ts';
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import { activerLeRegistre, COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { identite } from '../autorites.ts';
import { ouvrirEmulateurs } from '../aws/emulateurs.ts';
import { ouvrirTerrain } from '../aws/terrain.ts';
import { AC, materiel } from '../confiance/autorite.ts';
import { type Compte, ecouterLesRequetes, RUBRIQUES, rien } from './requetes-comptees.ts';

const { values } = parseArgs({
  options: { depots: { type: 'string', default: '40' }, taille: { type: 'string', default: '30000' } },
});
const [depots, taille] = [Number(values.depots), Number(values.taille)];
/** Until the code is compiled, as it soon is in a function that stays. */
const ECHAUFFEMENT = 10;

function fabriquer(rang: number): Promise<Buffer> {
  const { cle, certificat } = identite({ emetteur: AC });
  const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
  const nomFic = `flux-${rang}.xml`;
  const date = new Date().toISOString().slice(0, 10);
  const flux = genererFluxSigne(
    {
      ...{ siret, collectivite, codeCollectivite, codique: poste.codique, poste: poste.nom, nomFic, date, taille },
      ...{ graine: rang, signature: 'bordereau', premierBordereau: 1000 + rang, premierePiece: 10_000 + 100 * rang },
    },
    { cle, certificat, qualite: 'Maire', signeLe: new Date() },
  );
  return enMemoire(flux);
}

process.env.AWS_REGION = 'eu-west-3';
process.env.AWS_ACCESS_KEY_ID = 'essai';
process.env.AWS_SECRET_ACCESS_KEY = 'essai';
const emulateurs = await ouvrirEmulateurs();
process.env.AWS_ENDPOINT_URL = emulateurs.moto;
const totaux = new Map<string, { readonly ms: number; readonly appels: number; readonly compte: Compte }>();
const relever = ecouterLesRequetes();
let chaud = false;
const terrain = await ouvrirTerrain(
  () => {},
  (nom, ms) => {
    const [demande, avant] = [relever(), totaux.get(nom) ?? { ms: 0, appels: 0, compte: rien() }];
    if (!chaud) return;
    for (const rubrique of RUBRIQUES) avant.compte[rubrique] += demande[rubrique];
    totaux.set(nom, { ms: avant.ms + ms, appels: avant.appels + 1, compte: avant.compte });
  },
);
await activerLeRegistre(terrain);
await terrain.croire(materiel(new Date()));
async function traiter(premier: number, combien: number): Promise<void> {
  for (let rang = premier; rang < premier + combien; rang += 1) {
    await terrain.deposer(COMMUNE.siret, `flux-${rang}.xml`, await fabriquer(rang));
    await terrain.travailler();
  }
  await terrain.sceller();
  await terrain.travailler();
}
await traiter(0, ECHAUFFEMENT);
chaud = true;
await traiter(ECHAUFFEMENT, depots);
chaud = false;
const mises = await terrain.relever(`comptable-${COMMUNE.poste.codique}`);
if (mises.length === 0) throw new Error('nothing was handed over: what was measured is no deposit');
const parDepot = (n: number): string => (n / depots).toFixed(1);
console.log(`| fonction | appels par dépôt | processeur par dépôt (ms) | ${RUBRIQUES.join(' | ')} |`);
console.log(`|---|---:|---:|${'---:|'.repeat(RUBRIQUES.length)}`);
for (const [nom, { ms, appels, compte }] of totaux)
  console.log(`| \`${nom}\` | ${[appels, ms, ...RUBRIQUES.map((une) => compte[une])].map(parDepot).join(' | ')} |`);
terrain.fermer();
emulateurs.fermer();
process.exit(0);
