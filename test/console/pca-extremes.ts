/** What a simulated year seldom holds: a contract of a whole région, a dossier paid in many times, a transfer of many dossiers. */
import type { Evenement, JsonObject } from '../../functions/journal/evenement.ts';
import { fluxContrat, fluxDossier, fluxEtat, fluxReversement } from '../../functions/pca/flux.ts';
import { FAMILLES } from '../../schemas/pca/creance.ts';

type Flux = readonly Evenement[];

export const GRAND_CONTRAT = 'PCA33-2023';
export const ETUDES_DU_GRAND = 20;
export const POSTES_DU_GRAND = 60;
export const etudeDuGrand = (n: number): string => `330${String(n).padStart(6, '0')}00011`;
export const posteDuGrand = (n: number): string => `033${String(n + 1).padStart(3, '0')}`;
const rangs = (combien: number): readonly number[] => Array.from({ length: combien }, (_, n) => n);

const avec = (event: Evenement, stream: string, seq: number, change: JsonObject): Evenement => ({
  ...event,
  ...{ stream, seq, data: { ...event.data, ...change } },
});

/** Signed and notified as the model was; of its statements of that quarter, one in two was handed in. */
export function fluxDuGrandContrat(contrat: Flux, etat: Flux, trimestre: string): readonly Flux[] {
  const etudes = rangs(ETUDES_DU_GRAND).map(etudeDuGrand);
  const postes = rangs(POSTES_DU_GRAND).map(posteDuGrand);
  const signe = { contrat: GRAND_CONTRAT, departement: '33', etudes, postes };
  const vie = contrat
    .filter(({ type }) => type === 'ContratSigne' || type === 'ContratNotifie')
    .map((event, n) => avec(event, fluxContrat(GRAND_CONTRAT), n + 1, event.type === 'ContratSigne' ? signe : {}));
  const cles = etudes.flatMap((etude) =>
    postes.flatMap((poste) =>
      FAMILLES.map((famille) => ({ contrat: GRAND_CONTRAT, etude, poste, famille, trimestre })),
    ),
  );
  const deposes = cles
    .filter((_, n) => n % 2 === 0)
    .map((cle) => etat.slice(0, 1).map((event) => avec(event, fluxEtat(cle), 1, { etat: cle })));
  return [vie, ...deposes];
}

export const CONTRATS_AILLEURS = 30;

/** As many contracts of another département, each lived as the model was. */
export const fluxDesContratsAilleurs = (contrat: Flux): readonly Flux[] =>
  rangs(CONTRATS_AILLEURS).map((n) => {
    const id = `PCA75-${2000 + n}`;
    const ailleurs = (data: JsonObject): JsonObject =>
      JSON.parse(
        JSON.stringify(data)
          .replace(/"52(0{6}\d{6})"/g, '"75$1"')
          .replace(/"052(\d{3})"/g, '"075$1"'),
      );
    return contrat.map((event, rang) => {
      const lui = event.type === 'ContratSigne' ? { contrat: id, departement: '75' } : {};
      return avec({ ...event, data: ailleurs(event.data) }, fluxContrat(id), rang + 1, lui);
    });
  });

export const LONG = 'D-LONG';
const VERSEMENTS = 100;
const UN_EURO = { montant: 100, assiette: 100, repartition: { principal: 100, fraisHT: 0, tva: 0, excedent: 0 } };

/** One of these that was paid, then paid and handed over again a hundred times, a euro each; of that poste. */
export function fluxDuLongDossier(dossiers: readonly Flux[], poste: string): Flux {
  const de = (events: Flux, type: string) => events.find((event) => event.type === type);
  const modele = dossiers.find((events) => de(events, 'PrincipalReverse') && de(events, 'VersementRecu')) ?? [];
  const [verse, accuse, reverse] = ['VersementRecu', 'EchangeRecu', 'PrincipalReverse'].map((type) => de(modele, type));
  if (!verse || !accuse || !reverse) throw new Error('no dossier of the model was paid and handed over');
  const stream = fluxDossier(poste, LONG);
  const debut = modele
    .slice(0, 1 + modele.indexOf(verse))
    .map((event, n) => avec(event, stream, n + 1, event.type === 'DemandeSignee' ? { poste, numero: LONG } : {}));
  const suite = rangs(VERSEMENTS).flatMap((n) => {
    const seq = debut.length + 4 * n + 1;
    return [
      avec(verse, stream, seq, { ...UN_EURO, mouvement: `L${n}` }),
      avec(accuse, stream, seq + 1, { seq }),
      avec(reverse, stream, seq + 2, { mouvement: `L${n}`, montant: 100 }),
      avec(accuse, stream, seq + 3, { seq: seq + 2 }),
    ];
  });
  return [...debut, ...suite];
}

export const GRAND_VIREMENT = 'R-LONG';

/** One transfer of that étude, of as many dossiers. */
export function fluxDuVirement(reversements: readonly Flux[], etude: string, lignes: number): Flux {
  const modele = reversements.find((events) => events[0]?.data.mode === 'virement') ?? [];
  const change = {
    ...{ etude, reversement: GRAND_VIREMENT, total: 100 * lignes },
    lignes: rangs(lignes).map((n) => ({ dossier: `D${n}`, mouvement: `V${n}`, montant: 100 })),
  };
  const stream = fluxReversement(etude, GRAND_VIREMENT);
  return modele.map((event, n) => avec(event, stream, n + 1, n === 0 ? change : {}));
}
