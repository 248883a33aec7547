/** Those who open and withdraw rights; what they are told is held against what is in force then. */
import { createHash } from 'node:crypto';
import { enVigueurDe } from '../../../functions/habilitation/de-la-personne.ts';
import { emettre, revoquer } from '../../../functions/habilitation/emission.ts';
import { accorder, retirer } from '../../../functions/habilitation/handler.ts';
import { lireIdentite } from '../../../functions/habilitation/identite.ts';
import { quiDuJeton } from '../../../functions/habilitation/jeton.ts';
import { personneDe } from '../../../functions/habilitation/personne.ts';
import type { Perimetre, Qui } from '../../../functions/habilitation/qui.ts';
import { ADMINISTRATEUR, CODIQUE } from '../../depot/exemples.ts';
import type { Branchement } from './brancher.ts';
import { FauteInjectee } from './faute.ts';
import type { Systeme } from './systeme.ts';

const QUI: Qui = { acteur: ADMINISTRATEUR, perimetre: { type: 'tout' }, nom: '' };
const CLES = { personne: new Uint8Array(32) };
const COURRIEL = 'agent@exemple.invalid';
const PERSONNE = personneDe(CLES, COURRIEL);
const POSTE = { type: 'poste', codique: CODIQUE } as const;
const FONDEMENT = 'Essai.';
const DE_TOUT: Perimetre = { type: 'tout' };

const demandeDe = (role: 'administrateur' | 'comptable') => ({
  ...{ courriel: COURRIEL, nom: 'Une Personne', role, du: '2026-01-01', fondement: FONDEMENT },
  perimetre: role === 'comptable' ? POSTE : DE_TOUT,
});

/** Whoever comes, as the console knows him: his rights in force, and his name. */
async function aLeDroit(ports: Branchement, id: string): Promise<boolean> {
  const droits = await enVigueurDe(ports.journal, PERSONNE, ports.horloge.now());
  const sien = droits.find((droit) => droit.id === id);
  return sien !== undefined && (await lireIdentite(ports.objets, sien.identite))?.courriel === COURRIEL;
}

/** Gives what was told, and did not hold. */
export async function habiliter(systeme: Systeme, role: 'administrateur' | 'comptable'): Promise<string[]> {
  const dementis: string[] = [];
  const ids: string[] = [];
  for (const raison of ['Essai.', null]) {
    const fait = await systeme.insister('accorder', (ports) =>
      accorder({ ...ports, cles: CLES })(QUI, demandeDe(role)),
    );
    if (!fait.ok) return [...dementis, `DROIT_REFUSE ${role} ${fait.refus.code}`];
    const { id } = fait;
    ids.push(id);
    if (!(await systeme.insister('lire un droit', (ports) => aLeDroit(ports, id)))) dementis.push(`DROIT_ABSENT ${id}`);
    if (raison === null) continue;
    await systeme.insister('retirer', (ports) => retirer(ports)(QUI, { id, raison }));
    if (await systeme.insister('lire un droit', (ports) => aLeDroit(ports, id))) dementis.push(`DROIT_RESTANT ${id}`);
  }
  return ids[0] === ids[1] ? [...dementis, `DROIT_RANIME ${ids[0]}`] : dementis;
}

const JETON = { role: 'agent-comptable', perimetre: POSTE, actes: ['lire-depots'], au: '2026-12-31', objet: 'Essai.' };

/** Whoever was not answered draws again: a token that nobody was shown opens nothing. */
async function emettreUn(ports: Branchement, tirage: number) {
  try {
    return await emettre(ports)(QUI, JETON, createHash('sha512').update(`tirage ${tirage}`).digest());
  } catch (erreur) {
    if (erreur instanceof Error && erreur.message.includes('drawn already')) throw new FauteInjectee(erreur.message);
    throw erreur;
  }
}

/** The same. */
export async function essayerUnJeton(systeme: Systeme): Promise<string[]> {
  let tirage = 0;
  const emis = await systeme.insister('emettre', (ports) => emettreUn(ports, ++tirage));
  if (!emis.ok) return [`JETON_REFUSE ${emis.refus.code}`];
  const { id, jeton } = emis;
  const ouvre = () =>
    systeme.insister(
      'lire un jeton',
      async (ports) => (await quiDuJeton(ports.journal, jeton, ports.horloge.now())) !== null,
    );
  const dementis = (await ouvre()) ? [] : [`JETON_SANS_EFFET ${id}`];
  await systeme.insister('revoquer', (ports) => revoquer(ports)(QUI, { id, raison: 'Essai.' }));
  return (await ouvre()) ? [...dementis, `JETON_RESTANT ${id}`] : dementis;
}
