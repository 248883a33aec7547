/** What must hold after the year: money to the cent, every clock, both sides' statements, the chain of the journal. */

import type { Evenement } from '../../../functions/journal/evenement.ts';
import { premiereRupture } from '../../../functions/journal/evenement.ts';
import { ventiler } from '../../../functions/pca/argent/compte.ts';
import { delaisDeReversement } from '../../../functions/pca/argent/delais-de-reversement.ts';
import { enJustice, estOuvert } from '../../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { calculerEtat } from '../../../functions/pca/etat-recapitulatif/handler.ts';
import { type DossierEvenement, lireDossier } from '../../../schemas/evenements/dossier.ts';
import { type Avis, lireAvis } from '../../../schemas/evenements/pca-avis.ts';
import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import { lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { apres } from './jours.ts';
import { type Annee, ETAT_TARDIF } from './simuler.ts';

export interface Audit {
  readonly ecarts: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

type Flux = ReadonlyMap<string, readonly Evenement[]>;

async function lireTout({ needs }: Annee): Promise<Flux> {
  const flux = new Map<string, Evenement[]>();
  for (let position = 0; ; ) {
    const lus = await needs.journal.since(position, 5000);
    if (lus.length === 0) return flux;
    for (const { event } of lus) {
      const connu = flux.get(event.stream);
      if (connu) connu.push(event);
      else flux.set(event.stream, [event]);
    }
    position = lus.at(-1)?.position ?? position;
  }
}

/** What one organisation was told on a day, one line each. */
const nomDuDit = (qui: string, jour: string, { flux, regle, objet, date, situation }: Avis): string =>
  [qui, jour, flux, regle, objet, date, situation].join(' ');

function ditsDe(flux: Flux): Set<string> {
  const dits = new Set<string>();
  for (const [nom, events] of flux) {
    const [famille, qui = '', jour = ''] = nom.split('/');
    if (famille !== 'avis') continue;
    for (const event of lireAvis(events))
      if (event.type === 'DelaisSignales') for (const avis of event.data.avis) dits.add(nomDuDit(qui, jour, avis));
  }
  return dits;
}

/** The term of each phase: constated the day after it, dated from it, and told a week and a day before. */
function ecartsDuTerme(stream: string, events: readonly DossierEvenement[], fin: string): string[] {
  const dossier = etatDuDossier(events);
  if (estOuvert(dossier) && dossier.terme !== null && dossier.terme < fin && !enJustice(dossier))
    return [`TERME_OUBLIE ${stream}`];
  const echu = events.find((event) => event.type === 'TermeEchu');
  if (echu?.type !== 'TermeEchu') return [];
  const [le, dit] = [echu.data.le, echu.at.slice(0, 10)];
  return le === dossier.terme && dit === apres(le, 1) ? [] : [`TERME_MAL_DATE ${stream} ${le} ${dit}`];
}

/** Each payment that was handed over late was said late the day after its last day, to both; and no other was. */
function ecartsDesReversements(
  stream: string,
  events: readonly DossierEvenement[],
  { dits, fin }: { readonly dits: Set<string>; readonly fin: string },
): string[] {
  const { compte, reception, demande } = etatDuDossier(events);
  if (reception === null || demande === null) return [];
  return delaisDeReversement(compte, reception.conditions).flatMap(({ mouvement, nature, exigibleLe, reverseLe }) => {
    const du = { flux: stream, regle: nature, objet: mouvement, date: exigibleLe, situation: 'en-retard' } as const;
    const tard = exigibleLe < (reverseLe ?? fin);
    const attendu = [`etude-${demande.etude}`, `comptable-${demande.poste}`].map((qui) =>
      nomDuDit(qui, apres(exigibleLe, 1), du),
    );
    return attendu.filter((nom) => dits.has(nom) !== tard).map((nom) => `RETARD_${tard ? 'TU' : 'INVENTE'} ${nom}`);
  });
}

function ecartsDesEtats(annee: Annee, flux: Flux, dits: Set<string>) {
  const ecarts: string[] = [];
  const deposes = [...flux].filter(([nom]) => nom.startsWith('etat/')).flatMap(([, events]) => lireEtat(events));
  for (const { data } of deposes) {
    const { etude, poste, famille, trimestre } = data.etat;
    const nom = `${etude} ${poste} ${famille} ${trimestre}`;
    if (data.ecarts > 0) ecarts.push(`ETATS_DIFFERENTS ${nom} ${JSON.stringify([data.declare, data.calcule])}`);
    const tard = etude === ETAT_TARDIF.etude && poste === ETAT_TARDIF.poste && trimestre === ETAT_TARDIF.trimestre;
    if (data.tardif !== tard) ecarts.push(`ETAT_MAL_DATE ${nom}`);
    const retards = [...dits].filter(
      (dit) => dit.includes(` ${etude}-${poste}-${famille}-${trimestre} `) && dit.endsWith('en-retard'),
    );
    // The étude, the mandataire, the comptable and the DDFiP.
    if (retards.length !== (tard ? 4 : 0)) ecarts.push(`RETARD_D_ETAT ${nom} ${retards.length}`);
  }
  const rendus = ['2026-04-03', '2026-07-09', '2026-10-03', '2027-01-03', '2027-04-03'].filter(
    (jour) => jour <= annee.fin,
  );
  if (deposes.length !== 30 * rendus.length) ecarts.push(`ETATS_DEPOSES ${deposes.length}`);
  return { ecarts, deposes };
}

/** From all the dossiers of the journal, and not those that the read model names. */
async function ecartsDuModele({ needs }: Annee, flux: Flux, deposes: ReturnType<typeof lireEtat>): Promise<string[]> {
  const parEtude = Map.groupBy(
    [...flux].flatMap(([nom, events]) =>
      nom.startsWith('dossier/') ? [[nom, String(events[0]?.data.etude)] as const] : [],
    ),
    ([, etude]) => etude,
  );
  const ecarts: string[] = [];
  for (const { data } of deposes.filter(({ data: { etat } }) => etat.trimestre === '2026-T2')) {
    const tous = (parEtude.get(data.etat.etude) ?? [])
      .map(([nom]) => nom)
      .filter((nom) => nom.includes(`/${data.etat.poste}-`));
    const refait = await calculerEtat(
      {
        ...needs,
        dossiersDe: async function* () {
          yield tous;
        },
      },
      data.etat,
    );
    if (JSON.stringify(refait) !== JSON.stringify(data.calcule))
      ecarts.push(`MODELE_INCOMPLET ${JSON.stringify(data.etat)}`);
  }
  return ecarts;
}

export async function auditer(annee: Annee): Promise<Audit> {
  const flux = await lireTout(annee);
  const dits = ditsDe(flux);
  const ecarts: string[] = [];
  const argent = { entre: 0, reverse: 0, aReverser: 0, chezLeComptable: 0, frais: 0, excedent: 0 };
  let evenements = 0;
  for (const [nom, events] of flux) {
    evenements += events.length;
    if (premiereRupture(events) !== null) ecarts.push(`CHAINE ${nom}`);
    if (!nom.startsWith('dossier/')) continue;
    const lus = lireDossier(events);
    const v = ventiler(etatDuDossier(lus).compte);
    for (const cle of Object.keys(argent) as (keyof typeof argent)[]) argent[cle] += v[cle];
    if (v.entre !== v.reverse + v.aReverser + v.chezLeComptable + v.frais + v.excedent) ecarts.push(`ARGENT ${nom}`);
    ecarts.push(...ecartsDuTerme(nom, lus, annee.fin), ...ecartsDesReversements(nom, lus, { dits, fin: annee.fin }));
  }
  if (argent.entre !== annee.acteurs.entre) ecarts.push(`ENTRE ${argent.entre} ${annee.acteurs.entre}`);
  if (argent.reverse !== annee.argent.encaisse) ecarts.push(`REVERSE ${argent.reverse} ${annee.argent.encaisse}`);
  const transferts = [...flux]
    .filter(([nom]) => nom.startsWith('reversement/'))
    .map(([, events]) => lireReversement(events));
  const perdus = transferts.filter(
    (events) => !events.some((e) => e.type === 'ReversementEncaisse' && e.data.ecart === 0),
  );
  // The last ones are found on the account after the end.
  ecarts.push(...perdus.slice(0, -50).map(() => 'REVERSEMENT_NON_ENCAISSE'));
  const etats = ecartsDesEtats(annee, flux, dits);
  ecarts.push(...etats.ecarts, ...(await ecartsDuModele(annee, flux, etats.deposes)));
  const dossiers = [...flux.keys()].filter((nom) => nom.startsWith('dossier/')).length;
  const { termes, clos, courriels } = annee;
  return {
    ecarts,
    figures: {
      ...{ dossiers, evenements, avis: dits.size, courriels, termes, clos, reversements: transferts.length },
      ...{ etats: etats.deposes.length, ...argent },
    },
  };
}
