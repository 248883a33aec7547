/** The journeys: together they come to each line that calls a port. */
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { etapes, inscrire, preparer, retirer } from '../../adhesion/registre.ts';
import type { Acte } from './acte.ts';
import { SIRETS } from './flux-prevus.ts';
import { DEPART } from './monde.ts';
import {
  accuser,
  altere,
  attendre,
  avec,
  confirmer,
  deposer,
  flux,
  HEURE_MS,
  LUES,
  lever,
  MINUTE_MS,
  poster,
  proposerLevee,
  REFAITES,
  siret,
  suspendre,
  tourATour,
  type Voyage,
  voyage,
} from './voyage.ts';
import { VOYAGES_GARDES } from './voyages-gardes.ts';
import { VOYAGES_PCA } from './voyages-pca.ts';

/** One of its budgets has a SIRET of its own: it must have no adhésion. */
const avecRattache = (commande: CommandeRegistre): CommandeRegistre =>
  commande.type === 'preparer'
    ? { ...commande, formulaire: { ...commande.formulaire, siretsRattaches: [SIRETS[1]] } }
    : commande;

/** Past it, trust that is still not known is refused. */
const LIMITE_MS = POLITIQUE_PAR_DEFAUT.report.limiteHeures * HEURE_MS;

/** Whatever the console shows happens. */
const TOUT_SE_VOIT = tourATour(
  ...[deposer(altere(1)), { type: 'qualifier', flux: altere(1), grave: true } as const, suspendre],
  ...[deposer(flux(2)), lever, { type: 'habiliter', role: 'comptable' } as const, { type: 'emettre' } as const],
);

export const UN_DEPOT = voyage('un bordereau, pris en charge', [deposer(flux(1))]);

export const VOYAGES: readonly Voyage[] = [
  UN_DEPOT,
  voyage('jamais réceptionné, envoyé de nouveau', [deposer(flux(1))], 'perdre'),
  voyage('accepté en partie, annoncé par le magasin', [
    deposer(flux(1, { genre: 'partiel', bordereaux: ['1', '2', '3'], pj: ['PJ1'] }), 'arrivees'),
  ]),
  voyage('altéré', [deposer(flux(1, { genre: 'altere' }))]),
  { ...voyage('illisible, sous les yeux de la console', [deposer(flux(1, { genre: 'illisible' }))]), lisible: LUES },
  { ...voyage('accepté, sous les yeux de la console', [deposer(flux(1))]), lisible: LUES },
  voyage('différé, puis accepté', [deposer(flux(1, { genre: 'suspens', confianceMs: DEPART + 2 * HEURE_MS }))]),
  {
    // The machine that had refused it dies before that is written: the next one judges otherwise.
    ...voyage('différé jusqu’à sa limite, jugé autrement ensuite', [
      deposer(flux(1, { genre: 'suspens', confianceMs: DEPART + LIMITE_MS + MINUTE_MS + 1000 })),
    ]),
    depuis: DEPART + LIMITE_MS,
    repete: true,
    qui: ['verifier'],
  },
  voyage('différé, puis refusé', [
    deposer(flux(1, { genre: 'suspens', confianceMs: DEPART + HEURE_MS / 2, ensuite: 'refuse' })),
  ]),
  {
    ...voyage('doublons de nom, de bordereau, de pièce', [
      deposer(flux(1, { bordereaux: ['1', '2'], pj: ['PJ1'] })),
      attendre(MINUTE_MS),
      deposer(flux(2, { nomFic: 'PES-1', bordereaux: ['3'] })),
      deposer(flux(3, { bordereaux: ['2', '4'], pj: ['PJ1', 'PJ2'] })),
      // Rejected as a whole for its bordereau: it gives its own name back.
      deposer(flux(4, { bordereaux: ['1'] })),
    ]),
    qui: ['verifier'],
  },
  voyage(
    'rejeté par le comptable, corrigé, déposé de nouveau',
    [deposer(flux(1, { bordereaux: ['1', '2'] })), attendre(MINUTE_MS), deposer(flux(2, { nomFic: 'PES-1' }))],
    'rejeter',
  ),
  voyage('acquitté par Hélios', [
    deposer(flux(1)),
    attendre(MINUTE_MS),
    { type: 'repondre', flux: flux(1) },
    attendre(MINUTE_MS),
    { type: 'repondre', flux: flux(1, { nom: 'g1.xml' }) },
  ]),
  voyage('acquitté par Hélios avant d’être jugé', [
    { type: 'repondre', flux: flux(1) },
    attendre(MINUTE_MS),
    deposer(flux(1)),
  ]),
  {
    ...voyage('une réponse d’Hélios de plus qu’il n’en attend sous un nom', [
      ...Array.from({ length: 20 }, (_, n): Acte => ({ type: 'repondre', flux: flux(1, { nom: `r${n}.xml` }) })),
      attendre(2 * HEURE_MS),
      { type: 'repondre', flux: flux(1) },
    ]),
    depuis: DEPART + HEURE_MS,
    repete: true,
    qui: ['verifier'],
  },
  voyage('suspendue pendant le traitement, puis levée', [
    deposer(flux(1, { bordereaux: ['1', '2'] })),
    { type: 'suspendre', siret },
    { type: 'lever', siret },
  ]),
  {
    // Any answer that is slow there lets the suspension be committed between what was read and what is decided.
    ...voyage('suspendue pendant qu’une décision tarde', [deposer(flux(1)), attendre(1000), suspendre]),
    qui: ['verifier'],
  },
  voyage('plus de noms qu’une transaction n’en porte', [
    deposer(flux(1, { pj: Array.from({ length: 75 }, (_, n) => `PJ${n}`) })),
  ]),
  voyage('jamais annoncé', [deposer(flux(1), 'sans annonce')]),
  {
    ...voyage(
      'altéré, qualifié, suspendu, reçu, sur papier, levé',
      tourATour(
        ...[deposer(altere(1)), { type: 'qualifier', flux: altere(1), grave: true } as const, suspendre, accuser],
        ...[deposer(flux(2, { pj: ['PJ1'] })), proposerLevee, lever],
      ),
      'cocher',
    ),
    qui: ['qualifier', 'suspendre', 'notifier', 'accuser', 'cocher', 'proposerLevee', 'lever'],
  },
  {
    ...voyage(
      'suspendu sur instruction, confirmé, levé à deux',
      tourATour(
        ...[{ type: 'instruire', alterations: 2, quatreYeux: true, apercue: true } as const],
        ...[deposer(altere(1)), deposer(altere(2))],
        ...[confirmer, proposerLevee, lever],
      ),
    ),
    qui: ['instruire', 'verifier', 'confirmer', 'proposerLevee', 'lever'],
  },
  {
    ...avec(voyage('suspendu, sans adresse d’abord, puis par la poste', tourATour(suspendre, poster)), {
      adresseDes: DEPART + HEURE_MS / 2,
    }),
    qui: ['notifier', 'poster'],
  },
  {
    ...voyage('suspendu, levé, suspendu de nouveau avant d’être notifié', [
      ...[suspendre, attendre(1000), lever, attendre(1000), suspendre],
    ]),
    qui: ['notifier'],
  },
  {
    // In this order, as with every other seed, one finds told what another has just told.
    ...avec(voyage('suspendu, notifié par trois à la fois', [suspendre]), { graine: 2, notificateurs: 3 }),
    qui: ['notifier'],
  },
  {
    ...voyage('suspendu et habilité, sous les yeux de la console', TOUT_SE_VOIT, 'cocher'),
    lisible: LUES,
    repete: true,
    qui: ['projeter'],
  },
  {
    ...voyage('suspendu et habilité, ses pages refaites flux par flux', TOUT_SE_VOIT, 'cocher'),
    lisible: REFAITES,
    repete: true,
    qui: ['reprojeter'],
  },
  {
    ...voyage('adhésion par le livre, et ses signataires', [
      ...[
        avecRattache(preparer()),
        ...etapes(),
        inscrire('une clé'),
        inscrire('une autre'),
        retirer('une clé', '2026-11-02'),
      ].flatMap((commande) => tourATour({ type: 'tenir', commande })),
    ]),
    qui: ['tenir'],
  },
  voyage('deux droits de la même personne, un jeton', [
    { type: 'habiliter', role: 'administrateur' },
    { type: 'habiliter', role: 'comptable' },
    { type: 'emettre' },
  ]),
  {
    ...avec(voyage('la vérification en panne, ses lettres mortes relancées', [deposer(flux(1))]), {
      jugeDes: DEPART + 10 * MINUTE_MS,
    }),
    qui: ['relancer'],
  },
  ...VOYAGES_GARDES,
  ...VOYAGES_PCA,
];
