/** Art. 6, decided: the comptable's word on an alteration, his standing instruction, the three dates, the four eyes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADHESION_ABSENTE, type Adhesion, evolve } from '../../../functions/adhesion/cycle.ts';
import { type CommandeAdhesion, decide } from '../../../functions/adhesion/decide.ts';
import {
  AUCUNE_POLITIQUE,
  type PolitiqueFixee,
  type Politiques,
} from '../../../functions/adhesion/suspension/politique.ts';
import { PASSERELLE } from '../../../functions/adhesion/suspension/sur-instruction.ts';
import { ADMINISTRATEUR, CODIQUE, COMPTABLE, formulaire, SIRET } from '../../depot/exemples.ts';

const DOCUMENT = 'd'.repeat(64);
const LETTRE = { key: 'suspensions/lettre.html', version: 'v1', sha256: 'e'.repeat(64) };
const AGENT = { role: 'agent-comptable', id: 'hab-agent', codique: CODIQUE } as const;
const MAIRE = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret: SIRET } as const;
const acte = { siret: SIRET, raison: 'Constaté.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: null };
const depot = (n: number): string => String(n).padStart(64, '0');

const activer: CommandeAdhesion = { type: 'activer', formulaire: formulaire(), saisiPar: COMPTABLE };
const signaler = (n: number): CommandeAdhesion => ({
  ...{ type: 'signalerAlteration', depotId: depot(n), verdictSha256: 'a'.repeat(64), alterees: 1 },
});
const qualifier = (n: number, grave: boolean): CommandeAdhesion => ({
  ...{ type: 'qualifier', depotId: depot(n), grave, ...acte },
});
const suspendre: CommandeAdhesion = { type: 'suspendre', motif: 'alterations-graves', ...acte };
const lever: CommandeAdhesion = { type: 'lever', ...acte };
const confirmer: CommandeAdhesion = { type: 'confirmer', ...acte };
const proposerLevee: CommandeAdhesion = { type: 'proposerLevee', ...acte, decidePar: AGENT, saisiPar: AGENT };
const poster = (le: string): CommandeAdhesion => ({
  ...{
    type: 'notifier',
    moyen: 'courrier',
    destinataire: null,
    prononceeLe: jour(1),
    lettre: LETTRE,
    le,
    saisiPar: COMPTABLE,
  },
});
const ecrire = (destinataire: string, le: string): CommandeAdhesion => ({
  ...{
    type: 'notifier',
    moyen: 'courriel',
    destinataire,
    prononceeLe: jour(1),
    lettre: LETTRE,
    le,
    saisiPar: PASSERELLE,
  },
});
const accuser = (le: string): CommandeAdhesion => ({
  ...{ type: 'accuserReception', moyen: 'console', prononceeLe: jour(1), lettre: LETTRE, le, saisiPar: MAIRE },
});
const aviser = (le: string): CommandeAdhesion => ({
  ...{ type: 'accuserReception', moyen: 'avis-postal', prononceeLe: jour(1), lettre: LETTRE, le, saisiPar: COMPTABLE },
});

const politique = (change: Partial<PolitiqueFixee>): Politiques =>
  new Map([
    [
      CODIQUE,
      {
        ...{ raison: 'Instruction.', decidePar: COMPTABLE, saisiPar: COMPTABLE, document: DOCUMENT },
        ...{ instruction: null, quatreYeux: false, fixeeLe: '2026-09-01T00:00:00.000Z', ...change },
      },
    ],
  ]);

const jour = (n: number): string => new Date(Date.parse('2026-10-01T09:00:00.000Z') + n * 86_400_000).toISOString();

/** Each command with the day on which it is given. Refused ones change nothing, and say why. */
function suite(politiques: Politiques, ...commandes: readonly (readonly [number, CommandeAdhesion])[]) {
  let adhesion: Adhesion = ADHESION_ABSENTE;
  const dits: string[] = [];
  for (const [n, commande] of commandes) {
    const decision = decide(adhesion, commande, jour(n), politiques);
    if (decision.ok) {
      adhesion = decision.events.reduce(evolve, adhesion);
      dits.push(...decision.events.map(({ type }) => type));
    } else dits.push(decision.refus.code);
  }
  return { adhesion, dits, enCours: adhesion.suivi.suspensions.at(-1) };
}
const sans = (...commandes: readonly (readonly [number, CommandeAdhesion])[]) => suite(AUCUNE_POLITIQUE, ...commandes);

describe('ce que la vérification a trouvé', () => {
  test('le comptable le dit sans gravité : la proposition est close, et rien n’est suspendu', () => {
    const { adhesion, dits } = sans([0, activer], [1, signaler(1)], [2, qualifier(1, false)]);
    expect(dits.slice(1)).toEqual(['AlterationDetectee', 'SuspensionAdhesionProposee', 'AlterationConstatee']);
    expect(adhesion.suivi.alterations).toMatchObject([{ proposee: false, constat: { grave: false } }]);
    expect(adhesion.etat).toBe('active');
  });

  test('il le dit grave : la suspension qu’il prononce s’y fonde, une fois', () => {
    const grave = [
      [0, activer],
      [1, signaler(1)],
      [1, signaler(2)],
      [2, qualifier(1, true)],
      [3, suspendre],
    ] as const;
    expect(sans(...grave).enCours?.prononcee.alterations).toEqual([depot(1)]);
    const deuxFois = sans(...grave, [4, lever], [5, suspendre]);
    expect(deuxFois.adhesion.suivi.suspensions).toHaveLength(2);
    expect(deuxFois.enCours?.prononcee).not.toHaveProperty('alterations');
  });

  test('ce qu’il a dit sans gravité, ou qui n’a pas été trouvé, ne fonde pas de suspension', () => {
    const citer = (n: number): CommandeAdhesion => ({ ...suspendre, alterations: [depot(n)] }) as CommandeAdhesion;
    const { dits } = sans([0, activer], [1, signaler(1)], [2, qualifier(1, false)], [3, citer(1)], [3, citer(9)]);
    expect(dits.slice(-2)).toEqual(['ALTERATION_SANS_GRAVITE', 'ALTERATION_INCONNUE']);
  });

  test('son dernier mot compte, et le même mot redit n’est dit qu’une fois', () => {
    const mots = [
      [2, qualifier(1, false)],
      [3, qualifier(1, false)],
      [4, qualifier(1, true)],
    ] as const;
    const { adhesion, dits } = sans([0, activer], [1, signaler(1)], ...mots);
    expect(dits.filter((dit) => dit === 'AlterationConstatee')).toHaveLength(2);
    expect(adhesion.suivi.alterations[0]?.constat?.grave).toBe(true);
  });

  test('un administrateur seul ne qualifie rien ; un agent saisit la décision de son comptable', () => {
    const par = (saisiPar: typeof ADMINISTRATEUR | typeof AGENT, decidePar: unknown = COMPTABLE) =>
      ({ ...qualifier(1, true), decidePar, saisiPar }) as CommandeAdhesion;
    const seul = par(ADMINISTRATEUR, ADMINISTRATEUR);
    const { dits } = sans([0, activer], [1, signaler(1)], [2, seul], [2, par(ADMINISTRATEUR)], [2, par(AGENT)]);
    expect(dits.slice(-3)).toEqual(['DECISION_RESERVEE_AU_COMPTABLE', 'DOCUMENT_ABSENT', 'AlterationConstatee']);
  });

  test('ce que l’agent qualifie n’engage rien ; ce qu’il suspend, confirme ou lève vient avec le document du comptable', () => {
    const saisie = (commande: CommandeAdhesion, document: string | null) =>
      ({ ...commande, saisiPar: AGENT, document }) as CommandeAdhesion;
    const { dits } = sans(
      [0, activer],
      ...[suspendre, suspendre].map((une, i) => [1, saisie(une, i === 0 ? null : DOCUMENT)] as const),
      [2, saisie(confirmer, null)],
      ...[lever, lever].map((une, i) => [3, saisie(une, i === 0 ? null : DOCUMENT)] as const),
    );
    expect(dits.slice(1)).toEqual([
      ...['DOCUMENT_ABSENT', 'SuspensionPrononcee', 'DOCUMENT_ABSENT'],
      ...['DOCUMENT_ABSENT', 'SuspensionLevee'],
    ]);
  });
});

describe('sur l’instruction signée du comptable', () => {
  const DEUX_EN_DIX = politique({ instruction: { alterations: 2, jours: 10 } });

  test('la seconde altération en dix jours suspend aussitôt, au nom du comptable, à confirmer par lui', () => {
    const { dits, enCours } = suite(DEUX_EN_DIX, [0, activer], [1, signaler(1)], [5, signaler(2)], [6, confirmer]);
    expect(dits.slice(1)).toEqual([
      ...['AlterationDetectee', 'SuspensionAdhesionProposee'],
      ...['AlterationDetectee', 'SuspensionPrononcee', 'SuspensionConfirmee'],
    ]);
    expect(enCours?.prononcee).toMatchObject({
      ...{ decidePar: COMPTABLE, saisiPar: PASSERELLE, document: DOCUMENT, aConfirmer: true },
      alterations: [depot(1), depot(2)],
    });
    expect(enCours?.confirmee?.confirmeeLe).toBe(jour(6));
  });

  test.each([
    [
      'hors du délai',
      [
        [1, signaler(1)],
        [11, signaler(2)],
      ],
    ],
    [
      'dite sans gravité entre-temps',
      [
        [1, signaler(1)],
        [2, qualifier(1, false)],
        [5, signaler(2)],
      ],
    ],
    [
      'du même dépôt',
      [
        [1, signaler(1)],
        [2, signaler(1)],
      ],
    ],
  ] as const)('une altération %s ne compte pas', (_, commandes) => {
    expect(suite(DEUX_EN_DIX, [0, activer], ...commandes).adhesion.etat).toBe('active');
  });

  test('ce qui a été trouvé avant l’instruction, ou avant la dernière levée, ne compte pas', () => {
    const recente = politique({ instruction: { alterations: 2, jours: 10 }, fixeeLe: jour(2) });
    expect(suite(recente, [0, activer], [1, signaler(1)], [3, signaler(2)]).adhesion.etat).toBe('active');
    const deux = [
      [0, activer],
      [1, signaler(1)],
      [2, signaler(2)],
      [3, lever],
      [4, signaler(3)],
    ] as const;
    expect(suite(DEUX_EN_DIX, ...deux).adhesion.etat).toBe('active');
    expect(suite(DEUX_EN_DIX, ...deux, [5, signaler(4)]).adhesion.etat).toBe('suspendue');
  });

  test.each([
    [
      'du même jour civil, à quatorze heures de distance',
      1,
      '2026-10-01T06:00:00.000Z',
      '2026-10-01T20:00:00.000Z',
      true,
    ],
    ['de part et d’autre de minuit à Paris', 1, '2026-10-01T21:59:00.000Z', '2026-10-01T22:01:00.000Z', false],
    ['du premier au septième jour', 7, '2026-10-20T22:01:00.000Z', '2026-10-27T22:59:00.000Z', true],
    ['sept jours après, quelle que soit l’heure', 7, '2026-10-20T21:59:00.000Z', '2026-10-27T00:00:00.000Z', false],
  ])('les jours de l’instruction sont civils : deux altérations %s', (_, jours, premiere, seconde, attendue) => {
    const avec = politique({ instruction: { alterations: 2, jours } });
    const apres = [premiere, seconde].reduce(
      (adhesion, instant, n) => {
        const decision = decide(adhesion, signaler(n), instant, avec);
        return decision.ok ? decision.events.reduce(evolve, adhesion) : adhesion;
      },
      suite(avec, [0, activer]).adhesion,
    );
    expect(apres.etat).toBe(attendue ? 'suspendue' : 'active');
  });

  test('sans instruction, aucune suite d’altérations ne suspend', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(20)), { maxLength: 30 }), (trouvees) => {
        const dans = trouvees.sort(([a], [b]) => a - b).map(([n, d]) => [n, signaler(d)] as const);
        expect(suite(politique({}), [0, activer], ...dans).adhesion.etat).toBe('active');
      }),
    );
  });

  test('quoi qu’il arrive, Passerelle ne suspend jamais avant que l’instruction soit remplie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 30 }),
        (trouvees, alterations, jours) => {
          const triees = trouvees.sort(([a], [b]) => a - b);
          const premiers = new Map(triees.toReversed().map(([n, d]) => [d, n]));
          const instants = [...premiers.values()].sort((a, b) => a - b);
          const remplie = instants.some((n, i) => {
            const premiere = instants[i - alterations + 1];
            return premiere !== undefined && n - premiere < jours;
          });
          const avec = politique({ instruction: { alterations, jours } });
          const { adhesion } = suite(avec, [0, activer], ...triees.map(([n, d]) => [n, signaler(d)] as const));
          expect(adhesion.etat).toBe(remplie ? 'suspendue' : 'active');
        },
      ),
    );
  });

  test('une suspension que le comptable a prononcée lui-même n’est pas à confirmer', () => {
    expect(sans([0, activer], [1, suspendre], [2, confirmer]).dits.at(-1)).toBe('RIEN_A_CONFIRMER');
  });
});

describe('les trois dates', () => {
  test('prononcée, notifiée, reçue : chacune à son jour, et la première réception compte', () => {
    const { enCours, dits } = sans(
      ...([
        [0, activer],
        [1, suspendre],
        [1, ecrire('h-1', jour(1))],
        [2, accuser(jour(2))],
        [3, accuser(jour(3))],
      ] as const),
    );
    expect(dits.slice(1)).toEqual(['SuspensionPrononcee', 'SuspensionNotifiee', 'SuspensionRecue']);
    expect(enCours?.prononcee.prononceeLe).toBe(jour(1));
    expect(enCours?.recue).toMatchObject({ moyen: 'console', recueLe: jour(2) });
  });

  test('lue sur la console avant tout envoi, elle y a été notifiée', () => {
    const { enCours } = sans([0, activer], [1, suspendre], [2, accuser(jour(2))]);
    expect(enCours?.notifications).toMatchObject([{ moyen: 'console', notifieeLe: jour(2), lettre: LETTRE }]);
  });

  test('par la poste : l’envoi, puis l’avis ; ni à venir, ni avant ce dont ils sont la suite', () => {
    const suspendue = [
      [0, activer],
      [1, suspendre],
    ] as const;
    expect(sans(...suspendue, [5, aviser('2026-10-05')]).dits.at(-1)).toBe('LETTRE_NON_ENVOYEE');
    expect(sans(...suspendue, [3, poster('2026-10-01')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    expect(sans(...suspendue, [3, poster('2026-10-05')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    const postee = [...suspendue, [3, poster('2026-10-03')]] as const;
    expect(sans(...postee, [5, aviser('2026-10-02')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    expect(sans(...postee, [5, aviser('2026-10-05')]).enCours?.recue).toMatchObject({
      ...{ moyen: 'avis-postal', recueLe: '2026-10-05' },
    });
  });

  test('ni l’envoi, ni l’avis, ni l’accusé d’une suspension ne valent pour la suivante', () => {
    const suivante = [
      [0, activer],
      [1, suspendre],
      [2, lever],
      [3, suspendre],
    ] as const;
    for (const tardive of [ecrire('h-1', jour(4)), poster('2026-10-05'), aviser('2026-10-05'), accuser(jour(4))]) {
      const { dits, enCours } = sans(...suivante, [4, tardive]);
      expect(dits.at(-1)).toBe('SUSPENSION_AUTRE');
      expect(enCours).toMatchObject({ notifications: [], recue: null });
    }
  });

  test('l’adhésion renoncée pendant la suspension : l’ordonnateur accuse réception et son dernier comptable lève', () => {
    const renoncer: CommandeAdhesion = {
      ...{ type: 'renoncer', siret: SIRET, le: '2026-10-02', effetLe: '2026-10-03', raison: 'Fusion.' },
      ...{ modalites: 'Papier.', document: DOCUMENT, decidePar: MAIRE, saisiPar: MAIRE },
    };
    const { dits } = sans([0, activer], [1, suspendre], [1, renoncer], [9, accuser(jour(9))], [10, lever]);
    expect(dits.slice(-4)).toEqual(['AdhesionRenoncee', 'SuspensionNotifiee', 'SuspensionRecue', 'SuspensionLevee']);
  });

  test('le poste qui a prononcé peut lever, même si un nouveau formulaire nomme un autre poste', () => {
    const ailleurs: CommandeAdhesion = {
      ...{
        type: 'activer',
        formulaire: formulaire({ codiques: ['033009'], depuis: '2026-10-03' }),
        saisiPar: COMPTABLE,
      },
    };
    const { adhesion } = sans([0, activer], [1, suspendre], [2, ailleurs], [9, lever]);
    expect(adhesion.etat).toBe('active');
  });

  test('seul l’ordonnateur suspendu accuse réception, et seul le poste enregistre le courrier', () => {
    const par = (commande: CommandeAdhesion, saisiPar: unknown) => ({ ...commande, saisiPar }) as CommandeAdhesion;
    const essais = [
      par(accuser(jour(2)), COMPTABLE),
      par(accuser(jour(2)), { ...MAIRE, siret: '21330000200015' }),
      par(poster('2026-10-03'), ADMINISTRATEUR),
      par(poster('2026-10-03'), { ...COMPTABLE, codique: '033999' }),
    ];
    const { dits } = sans([0, activer], [1, suspendre], ...essais.map((essai) => [2, essai] as const));
    expect(dits.slice(2)).toEqual([
      ...['RESERVE_A_L_ORDONNATEUR', 'RESERVE_A_L_ORDONNATEUR'],
      ...['RESERVE_AU_POSTE', 'COMPTABLE_NON_ASSIGNATAIRE'],
    ]);
  });
});

describe('la levée à deux personnes', () => {
  const DEUX = politique({ quatreYeux: true });
  const suspendue = [
    [0, activer],
    [1, suspendre],
  ] as const;

  test('proposée par l’agent, décidée par le comptable', () => {
    expect(suite(DEUX, ...suspendue, [2, lever]).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
    const { dits, adhesion } = suite(DEUX, ...suspendue, [2, proposerLevee], [3, lever]);
    expect(dits.slice(-2)).toEqual(['LeveeProposee', 'SuspensionLevee']);
    expect(adhesion.etat).toBe('active');
  });

  test('qui a proposé ou saisi la levée ne la décide ni ne la saisit', () => {
    const luiMeme: CommandeAdhesion = { type: 'proposerLevee', ...acte };
    expect(suite(DEUX, ...suspendue, [2, luiMeme], [3, lever]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    const parLAdministrateur = { saisiPar: ADMINISTRATEUR, document: DOCUMENT };
    const saisie = { ...proposerLevee, ...parLAdministrateur } as CommandeAdhesion;
    const encore = { ...lever, ...parLAdministrateur } as CommandeAdhesion;
    expect(suite(DEUX, ...suspendue, [2, saisie], [3, encore]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    expect(suite(DEUX, ...suspendue, [2, saisie], [3, lever]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('deux habilitations d’une même personne font une personne', () => {
    const [ferrand, autre] = ['1'.repeat(64), '2'.repeat(64)];
    const de = (commande: CommandeAdhesion, ...personnes: string[]) => ({ ...commande, personnes }) as CommandeAdhesion;
    const proposee = [...suspendue, [2, de(proposerLevee, ferrand)]] as const;
    expect(suite(DEUX, ...proposee, [3, de(lever, ferrand)]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    expect(suite(DEUX, ...proposee, [3, de(lever, autre)]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('un autre poste de l’ordonnateur ne lève pas seul ce qu’un poste à deux personnes a prononcé', () => {
    const deux: CommandeAdhesion = {
      ...{ type: 'activer', formulaire: formulaire({ codiques: [CODIQUE, '033009'] }), saisiPar: COMPTABLE },
    };
    const ailleurs = { role: 'comptable', id: 'hab-ailleurs', codique: '033009' } as const;
    const parLui: CommandeAdhesion = { ...lever, decidePar: ailleurs, saisiPar: ailleurs } as CommandeAdhesion;
    expect(suite(DEUX, [0, deux], [1, suspendre], [2, parLui]).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
    expect(suite(DEUX, [0, deux], [1, suspendre], [2, proposerLevee], [3, parLui]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('une personne suffit où la politique ne le demande pas', () => {
    expect(suite(politique({}), ...suspendue, [2, lever]).adhesion.etat).toBe('active');
  });

  test('une levée proposée pour une suspension ne vaut pas pour la suivante', () => {
    const deuxieme = [
      [2, proposerLevee],
      [3, lever],
      [4, suspendre],
      [5, lever],
    ] as const;
    expect(suite(DEUX, ...suspendue, ...deuxieme).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
  });
});
