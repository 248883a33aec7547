/** Who may do what, somebody in each role, and somebody else: what the table of rights is tried with. */
import { duDeposant } from '../../functions/console/garde/cible.ts';
import type { Droit } from '../../functions/console/garde/table-des-droits.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { ACTES, type Acte } from '../../functions/habilitation/actes.ts';
import type { Perimetre } from '../../functions/habilitation/qui.ts';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import { fluxDossier, fluxReversement } from '../../functions/pca/flux.ts';
import type { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import type { Role } from '../../schemas/evenements/identifiants.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../schemas/pca/parametres.ts';
import type { accesEprouve } from '../console/acces-eprouve.ts';
import { contratNotifie, DDFIP, dossierRecu, message } from '../pca/exemples.ts';

export const ROLES = [
  'administrateur',
  'comptable',
  'agent-comptable',
  'ordonnateur',
  'agent-ordonnateur',
  'etude',
  'mandataire',
  'ddfip',
  'juge',
] as const;

/** Who may do what, one letter a role in the order above: what the code says is held against it. */
export const MATRICE: Readonly<Record<Acte, string>> = {
  accueil: 'ACaOoEMDJ',
  'lire-depots': 'ACaOoEM--',
  'lire-depot': 'ACaOoEM-J',
  'lire-preuve': 'ACaOoEM-J',
  deposer: '-CaOoEM--',
  'retirer-messages': '-Ca--E---',
  'traiter-mise': '-Ca------',
  'lire-adhesions': 'ACaOo----',
  'lire-adhesion': 'ACaOo----',
  'enregistrer-adhesion': 'A--------',
  'tenir-registre': 'ACaOo----',
  suspendre: 'ACa------',
  lever: 'ACa------',
  'recevoir-suspension': 'A--Oo----',
  'lire-files': 'ACa------',
  rejouer: 'A--------',
  'lire-journal': 'ACaOo----',
  'lire-statistiques': 'ACaOo----',
  'lire-confiance': 'A--Oo----',
  'gerer-confiance': 'A--------',
  'lire-habilitations': 'AC-O-----',
  habiliter: 'AC-O-----',
  'gerer-jetons': 'AC-O-----',
  'lire-dossiers': '-Ca--E--J',
  'confier-dossier': '-Ca------',
  'agir-dossier': '-Ca--E---',
  'lire-contrats': 'ACa--EMD-',
  'tenir-contrat': '-C---EMD-',
  reverser: '-Ca--E---',
  'deposer-etat': '-----EM--',
  'lire-etats': 'ACa--EMD-',
};

export type Eprouve = ReturnType<typeof accesEprouve>;
export interface Organisme {
  readonly siret: string;
  readonly codique: string;
  readonly id: string;
  readonly dedupId: string;
  /** Of a dossier of the phase comminatoire at that poste, of the étude that has it, and of what that étude was told. */
  readonly numero: string;
  readonly etude: string;
  readonly echange: string;
  readonly contrat: string;
  readonly departement: string;
  readonly groupement: string;
  readonly reference: string;
}

/** A dossier of that poste, received by that étude. */
async function dossierDePca({ journal, horloge }: Eprouve, poste: string, etude: string): Promise<string> {
  const contrat = contratNotifie(
    '2026-01-05',
    {},
    { postes: [poste], titulaire: { type: 'etude', siret: etude }, signataire: etude, etudes: [etude] },
  );
  const par = { role: 'comptable' as const, id: 'hab-comptable', codique: poste };
  const numero = `D-${poste}`;
  const recu = dossierRecu('2026-10-01', 10_000, { poste, numero, message: message(par) }, contrat);
  await journal.append({ stream: fluxDossier(poste, numero), expected: 0, events: recu.events(), at: horloge.now() });
  return numero;
}

const PDF = new TextEncoder().encode('%PDF-1.4\n');

/** The contract of that poste and that étude, in a groupement, and one reversement between them. */
async function contratDe(eprouve: Eprouve, poste: string, etude: string, departement: string) {
  const { journal, horloge, needs } = eprouve;
  const [contrat, groupement, reference] = [`PCA-${poste}`, `9${etude.slice(1)}`, 'R-1'];
  const ddfip = { acteur: DDFIP, perimetre: { type: 'departement', code: departement }, nom: 'DDFiP' } as const;
  const tenir = (acte: object) => tenirLeContrat(needs)(ddfip, contrat, acte);
  await tenir({
    ...{
      type: 'ContratSigne',
      message: { id: 'c-1' },
      departement,
      signataire: etude,
      etudes: [etude],
      postes: [poste],
    },
    titulaire: { type: 'groupement', siret: groupement, mandataire: etude },
    ...{ parametres: PARAMETRES_PAR_DEFAUT, document: { contenu: PDF } },
  });
  await tenir({ type: 'ContratNotifie', message: { id: 'c-2' }, le: '2026-01-05' });
  const data = {
    ...{
      message: message({ role: 'etude', id: 'hab-etude', codique: null, siret: etude }),
      reversement: reference,
      poste,
      etude,
    },
    ...{ ordonneLe: '2026-10-20', mode: 'remise', compte: null, total: 100 },
    lignes: [{ dossier: `D-${poste}`, mouvement: 'V1', montant: 100 }],
  };
  const events = [{ type: 'ReversementAnnonce', v: 1, data }];
  await journal.append({ stream: fluxReversement(etude, reference), expected: 0, events, at: horloge.now() });
  await projeter(
    eprouve,
    journal.tous.map((event, rang) => ({ event, position: rang + 1 })),
  );
  return { contrat, groupement, reference, departement };
}

export const DEPECHE = { 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' };

/** A deposit of that ordonnateur, handed to his poste. */
export async function organisme(
  eprouve: Eprouve,
  { siret, poste: { codique } }: typeof COMMUNE,
  etude: string,
  departement: string,
): Promise<Organisme> {
  const { journal, appeler, venir, horloge } = eprouve;
  const courriel = `depot.${siret}@exemple.invalid`;
  const { cookie } = await venir({ courriel, role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret } });
  const headers = { ...DEPECHE, Cookie: cookie };
  const depot = await appeler(`/depots?siret=${siret}&nom=flux.xml`, { method: 'POST', body: '<PES/>', headers });
  const { depotId } = await depot.json();
  const dedupId = `${depotId}-1`;
  const dispense = { bordereau: false, pj: false, raisons: [] };
  const data = { dedupId, depotId, n: 1, destinataire: codique, dispense, epochAdhesion: 1 };
  const events = [{ type: 'MiseADispositionDecidee', v: 1, data }];
  await journal.append({ stream: `mise/${depotId}/1`, expected: 0, events, at: horloge.now() });
  const numero = await dossierDePca(eprouve, codique, etude);
  const conclu = await contratDe(eprouve, codique, etude, departement);
  return { siret, codique, id: depotId, dedupId, numero, etude, echange: `pca.${codique}.${numero}.1`, ...conclu };
}

const PERIMETRES: Readonly<Record<(typeof ROLES)[number], (chez: Organisme) => Perimetre>> = {
  administrateur: () => ({ type: 'tout' }),
  comptable: ({ codique }) => ({ type: 'poste', codique }),
  'agent-comptable': ({ codique }) => ({ type: 'poste', codique }),
  ordonnateur: ({ siret }) => ({ type: 'ordonnateur', siret }),
  'agent-ordonnateur': ({ siret }) => ({ type: 'ordonnateur', siret }),
  etude: ({ etude }) => ({ type: 'etude', siret: etude }),
  mandataire: ({ groupement }) => ({ type: 'groupement', siret: groupement }),
  ddfip: ({ departement }) => ({ type: 'departement', code: departement }),
  juge: ({ id }) => ({ type: 'dossier', stream: `depot/${id}` }),
};

/** An agent has all that can be delegated to him. */
export async function venirEn(eprouve: Eprouve, role: (typeof ROLES)[number], chez: Organisme): Promise<string> {
  const perimetre = PERIMETRES[role](chez);
  const courriel = `${role}@exemple.invalid`;
  if (role !== 'agent-comptable' && role !== 'agent-ordonnateur')
    return (await eprouve.venir({ role, perimetre, courriel })).cookie;
  const de: Role = role === 'agent-comptable' ? 'comptable' : 'ordonnateur';
  const delegant = await eprouve.donner({ role: de, perimetre, courriel: `de.${courriel}` });
  const lettre = role === 'agent-comptable' ? 'a' : 'o';
  const actes = ACTES.filter((acte) => MATRICE[acte].includes(lettre));
  return (await eprouve.venir({ role, perimetre, courriel, actes, delegant })).cookie;
}

/** The address of a route about somebody; what else its pattern names is made up. */
export function adresse({ chemin, cible }: Droit, chez: Organisme): string {
  const parties = chemin.replace(/:(\w+)/g, (_, nom: string) => {
    const connus: Record<string, string> = {
      ...chez,
      ...(chemin.startsWith('/pca/') ? { dedupId: chez.echange } : {}),
      ...(chemin.startsWith('/etudes/') ? { siret: chez.etude } : {}),
      ...(chemin.startsWith('/contrats/') ? { id: chez.contrat } : {}),
      ...{ poste: chez.codique, famille: 'produits-locaux', trimestre: '2026-T3' },
      depotId: chez.id,
      rang: '1',
      sha256: '0'.repeat(64),
      file: 'verifier',
    };
    return connus[nom] ?? 'x';
  });
  return cible === duDeposant ? `${parties}?siret=${chez.siret}&nom=a.xml` : parties;
}

export const demander = ({ appeler }: Eprouve, droit: Droit, chez: Organisme, cookie: string | null) =>
  appeler(adresse(droit, chez), {
    method: droit.methode,
    headers: { ...DEPECHE, ...(cookie === null ? {} : { Cookie: cookie }), 'Content-Type': 'application/json' },
    ...(droit.methode === 'POST' ? { body: '{}' } : {}),
  });
