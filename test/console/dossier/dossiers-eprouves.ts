/** The dossiers of an invented département over HTTP: people who sign in, the real handlers, in memory. */
import { expect } from 'vitest';
import { projeter } from '../../../functions/console/lecture/projeter.ts';
import { siretDe } from '../../../functions/habilitation/perimetre.ts';
import { expedier } from '../../../functions/mise-a-disposition/expedition.ts';
import { tenirLeContrat } from '../../../functions/pca/contrat/handler.ts';
import { lireTheme } from '../../../infra/embedded/theme.ts';
import { demandeEnClair, nouveau, qui, signature } from '../../pca/departement.ts';
import { CONTRAT, DDFIP, ETUDE, POSTE } from '../../pca/exemples.ts';
import { accesEprouve, type Habilite } from '../acces-eprouve.ts';

interface Personne {
  readonly id: string;
  readonly courriel: string;
  readonly siret: string | null;
}
type Corps = Readonly<Record<string, unknown>>;

export async function dossiersEprouves(depart = '2026-01-10', heure = '09:00') {
  const eprouvee = accesEprouve({ ressources: lireTheme() });
  const { journal, horloge, appeler, needs } = eprouvee;
  const au = (jour: string) =>
    eprouvee.avancer((Date.parse(`${jour}T${heure}:00.000Z`) - Date.parse(horloge.now())) / 1000);
  au(depart);
  const tenir = (acte: object) => tenirLeContrat(needs)(qui(DDFIP), CONTRAT, acte);
  expect(await tenir(signature({ message: nouveau() }))).toMatchObject({ ok: true });
  expect(await tenir({ type: 'ContratNotifie', message: nouveau(), le: '2025-03-01' })).toMatchObject({ ok: true });

  const venir = async (demande: Habilite & { readonly courriel: string }): Promise<Personne> => ({
    id: await eprouvee.donner(demande),
    courriel: demande.courriel,
    siret: siretDe(demande.perimetre),
  });
  const etudeDe = (siret: string) =>
    venir({ role: 'etude', perimetre: { type: 'etude', siret }, courriel: `etude.${siret}@exemple.invalid` });
  const posteDe = (codique: string) =>
    venir({ role: 'comptable', perimetre: { type: 'poste', codique }, courriel: `poste.${codique}@exemple.invalid` });

  /** His session is as fresh as each of his requests. */
  const entetes = ({ id, courriel, siret }: Personne, accept: string) => ({
    ...{ Cookie: eprouvee.cookie(id, courriel, siret), 'Sec-Fetch-Site': 'same-origin', Accept: accept },
  });
  const lire = (chemin: string, lui: Personne, accept = 'application/json') =>
    appeler(chemin, { headers: entetes(lui, accept) });
  const page = async (chemin: string, lui: Personne) => (await lire(chemin, lui, 'text/html')).text();
  const poster = (chemin: string, lui: Personne, corps: Corps) =>
    appeler(chemin, {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { ...entetes(lui, 'application/json'), 'Content-Type': 'application/json' },
    });
  /** As a browser sends its form. */
  const soumettre = (chemin: string, lui: Personne, champs: Readonly<Record<string, string | File>>) => {
    const body = new FormData();
    for (const [nom, valeur] of Object.entries(champs)) body.append(nom, valeur);
    return appeler(chemin, { method: 'POST', body, headers: entetes(lui, 'text/html') });
  };

  /** What the loops would have done by now. */
  async function tourner(): Promise<void> {
    await expedier(eprouvee);
    await projeter(
      eprouvee,
      journal.tous.map((event, rang) => ({ event, position: rang + 1 })),
    );
  }
  const acte = (numero: string, chemin: string, lui: Personne, corps: Corps) =>
    poster(`/dossiers/${POSTE}/${numero}/actes/${chemin}`, lui, { message: nouveau(), ...corps });

  const ferrand = await posteDe(POSTE);
  const etude = await etudeDe(ETUDE);
  /** Entrusted by the comptable that day, and in the étude's queue. */
  async function confier(numero: string, montant: number, change: Corps = {}): Promise<void> {
    const demande = demandeEnClair(montant, { numero, signeeLe: horloge.now().slice(0, 10), ...change });
    const reponse = await poster('/dossiers', ferrand, demande);
    expect([reponse.status, await reponse.json()]).toEqual([201, { poste: POSTE, numero, deja: false }]);
    await tourner();
  }
  return {
    ...{ ...eprouvee, au, entetes, venir, etudeDe, posteDe, lire, page, poster, soumettre, tourner, acte, confier },
    ...{ ferrand, etude },
  };
}
export type DossiersEprouves = Awaited<ReturnType<typeof dossiersEprouves>>;
