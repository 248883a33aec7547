/** Who may do what, somebody in each role, and somebody else: what the table of rights is tried with. */
import { duDeposant } from '../../functions/console/garde/cible.ts';
import type { Droit } from '../../functions/console/garde/table-des-droits.ts';
import { ACTES, type Acte } from '../../functions/habilitation/actes.ts';
import type { Perimetre } from '../../functions/habilitation/qui.ts';
import type { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import type { Role } from '../../schemas/evenements/identifiants.ts';
import type { accesEprouve } from '../console/acces-eprouve.ts';

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
  'lire-depots': 'ACaOo----',
  'lire-depot': 'ACaOo---J',
  'lire-preuve': 'ACaOo---J',
  deposer: '-CaOo----',
  'retirer-messages': '-Ca------',
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
};

export type Eprouve = ReturnType<typeof accesEprouve>;
export interface Organisme {
  readonly siret: string;
  readonly codique: string;
  readonly id: string;
  readonly dedupId: string;
}

export const DEPECHE = { 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' };

/** A deposit of that ordonnateur, handed to his poste. */
export async function organisme(
  { journal, appeler, venir, horloge }: Eprouve,
  { siret, poste: { codique } }: typeof COMMUNE,
): Promise<Organisme> {
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
  return { siret, codique, id: depotId, dedupId };
}

const PERIMETRES: Readonly<Record<(typeof ROLES)[number], (chez: Organisme) => Perimetre>> = {
  administrateur: () => ({ type: 'tout' }),
  comptable: ({ codique }) => ({ type: 'poste', codique }),
  'agent-comptable': ({ codique }) => ({ type: 'poste', codique }),
  ordonnateur: ({ siret }) => ({ type: 'ordonnateur', siret }),
  'agent-ordonnateur': ({ siret }) => ({ type: 'ordonnateur', siret }),
  etude: () => ({ type: 'etude', siret: '00099900000012' }),
  mandataire: () => ({ type: 'groupement', siret: '00099900000020' }),
  ddfip: () => ({ type: 'departement', code: '99' }),
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
