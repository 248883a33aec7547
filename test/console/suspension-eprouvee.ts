/**
 * The whole of art. 6 over HTTP: people who sign in, flows really signed and judged, in memory. `nom(…)` says who calls.
 */

import { activer } from '../../functions/adhesion/handler.ts';
import { notifierLesSuspensions } from '../../functions/adhesion/suspension/notifier.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { adresseDeNotification } from '../../functions/console/lecture/suspension/notification.ts';
import { siretDe } from '../../functions/habilitation/perimetre.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { enMemoire } from '../../functions/platform/en-memoire.ts';
import type { Courrier } from '../../functions/platform/ports.ts';
import { verifier as parcourir } from '../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { lireTheme } from '../../infra/embedded/theme.ts';
import { QUEUE_VERIFIER } from '../../schemas/messages/depot.ts';
import { identite } from '../autorites.ts';
import { AC, magasinDuTest } from '../confiance/autorite.ts';
import { formulaire } from '../depot/exemples.ts';
import { JEU } from '../jeu.ts';
import { accesEprouve, type Habilite } from './acces-eprouve.ts';

export const SIRET = COMMUNE.siret;
export const CODIQUE = COMMUNE.poste.codique;
export const BASE = `/adhesions/${SIRET}`;

const MAIRE = identite({
  nom: 'Solène Brévalain',
  variante: 'maire',
  emetteur: AC,
  du: '2025-01-01',
  au: '2029-01-01',
});
const PERIME = identite({
  nom: 'Solène Brévalain',
  variante: 'perime',
  emetteur: AC,
  du: '2024-01-01',
  au: '2025-01-01',
});

/** Saint-Aubin's own flow: `signature: 'aucune'` is data alone. */
export async function fluxDeSaintAubin(
  demande: Demande,
  { signeLe, perime = false }: { readonly signeLe: string; readonly perime?: boolean },
): Promise<Buffer> {
  const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
  const emission = { siret, collectivite, codeCollectivite, codique: poste.codique, poste: poste.nom };
  const { cle, certificat } = perime ? PERIME : MAIRE;
  const signataire = { cle, certificat, qualite: 'Maire', signeLe: new Date(signeLe) };
  return enMemoire(genererFluxSigne({ ...emission, date: signeLe.slice(0, 10), ...demande }, signataire));
}

/** One amount, changed on the way after the signature. */
export function alterer(contenu: Buffer): Buffer {
  const place = contenu.indexOf('<MtHT V="') + '<MtHT V="'.length;
  const copie = Buffer.from(contenu);
  copie.write(copie.toString('latin1', place, place + 1) === '9' ? '8' : '9', place, 'latin1');
  return copie;
}

/** A right, and the person who has it: his session is as fresh as each of his requests. */
interface Personne {
  readonly id: string;
  readonly courriel: string;
  readonly siret: string | null;
}
type Init = { readonly qui?: Personne; readonly navigateur?: boolean };

export async function suspensionEprouvee(depart: string) {
  const eprouvee = accesEprouve({ ressources: lireTheme() });
  const { journal, objets, files, horloge, appeler } = eprouvee;
  eprouvee.avancer((Date.parse(depart) - Date.parse(horloge.now())) / 1000);
  await activer(eprouvee)({
    formulaire: formulaire({ siret: SIRET, codiques: [CODIQUE] }),
    saisiPar: { role: 'administrateur', id: 'demonstration', codique: null },
  });
  const partis: Courrier[] = [];
  const juger = parcourir({
    ...eprouvee,
    verifierObjet: async (ref, instants) =>
      verifierFichier(sourceEnMemoire(await enMemoire(objets.read(ref))), {
        ...{ ...instants, jeu: JEU, magasin: magasinDuTest(new Date(instants.recuLe)) },
      }),
  });

  /** What the loops would have done by now. */
  async function tourner(): Promise<void> {
    await expedier(eprouvee);
    for (const { body, handle } of await files.receive(QUEUE_VERIFIER, { max: 100, leaseSeconds: 60 })) {
      await juger(JSON.parse(body));
      await files.delete(QUEUE_VERIFIER, handle);
    }
    await expedier(eprouvee);
    const habilites = [...new Set(journal.tous.map(({ stream }) => stream))].filter((s) =>
      s.startsWith('habilitation/'),
    );
    await reprojeter(eprouvee, habilites);
    const projete = () =>
      projeter(
        eprouvee,
        journal.tous.map((event, i) => ({ event, position: i + 1 })),
      );
    await projete();
    const courrier = { envoyer: async (un: Courrier) => void partis.push(un) };
    await notifierLesSuspensions({ ...eprouvee, courrier, adresseDe: adresseDeNotification(eprouvee) });
    await projete();
  }

  const venir = async (demande: Habilite & { readonly courriel: string }): Promise<Personne> => ({
    id: await eprouvee.donner(demande),
    courriel: demande.courriel,
    siret: siretDe(demande.perimetre),
  });
  const habiliter = async (role: 'comptable' | 'agent-comptable' | 'ordonnateur' | 'administrateur', nom: string) => {
    const perimetre =
      role === 'ordonnateur'
        ? { type: 'ordonnateur' as const, siret: SIRET }
        : role === 'administrateur'
          ? { type: 'tout' as const }
          : { type: 'poste' as const, codique: CODIQUE };
    return venir({ role, perimetre, courriel: `${nom}@exemple.invalid`, nom });
  };
  const [ferrand, maire, administrateur] = [
    await habiliter('comptable', 'ferrand'),
    await habiliter('ordonnateur', 'brevalain'),
    await habiliter('administrateur', 'admin'),
  ];

  const entetes = ({ qui = ferrand, navigateur = false }: Init) => ({
    Cookie: eprouvee.cookie(qui.id, qui.courriel, qui.siret),
    'Sec-Fetch-Site': 'same-origin',
    Accept: navigateur ? 'text/html' : 'application/json',
  });
  const lire = (chemin: string, init: Init = {}) => appeler(chemin, { headers: entetes(init) });
  const page = async (chemin: string, qui?: Personne) =>
    (await lire(chemin, { navigateur: true, ...(qui === undefined ? {} : { qui }) })).text();
  const dire = (chemin: string, corps: unknown, init: Init = {}) =>
    appeler(chemin, {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { ...entetes(init), 'Content-Type': 'application/json' },
    });
  /** As a browser fills a form; a file makes it multipart. */
  const remplir = (chemin: string, champs: Readonly<Record<string, string | File>>, init: Init = {}) => {
    const multipart = Object.values(champs).some((valeur) => valeur instanceof File);
    const corps = multipart ? new FormData() : new URLSearchParams();
    for (const [nom, valeur] of Object.entries(champs)) (corps as FormData).append(nom, valeur);
    return appeler(chemin, { method: 'POST', body: corps, headers: entetes({ ...init, navigateur: true }) });
  };
  const deposer = async (contenu: Buffer, nom: string): Promise<string> => {
    const reponse = await appeler(`/depots?${new URLSearchParams({ siret: SIRET, nom })}`, {
      method: 'POST',
      body: new Blob([new Uint8Array(contenu)]),
      headers: entetes({ qui: maire }),
    });
    return (await reponse.json()).depotId;
  };
  const types = async (stream = `adhesion/${SIRET}`) => (await journal.read(stream)).events.map(({ type }) => type);
  return {
    ...eprouvee,
    venir,
    ferrand,
    maire,
    administrateur,
    partis,
    lire,
    page,
    dire,
    remplir,
    deposer,
    tourner,
    types,
  };
}
