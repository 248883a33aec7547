// biome-ignore-all lint/suspicious/noTemplateCurlyInString: patches are sources, quoted.
/** R6 to R8: no clock, no decision outside its transaction, no step that a retry would miss. */
import type { Mutant } from './mutant.ts';

export const DECISION: readonly Mutant[] = [
  {
    nom: 'l’acquit porte l’heure de sa fabrication',
    regle: 'R6',
    fichier: 'functions/acquit/handler.ts',
    tuePar: 2024,
    retouches: [
      [
        'const { nature, bytes } = acquit(lus, verdict);',
        'const { nature, bytes: sobres } = acquit(lus, verdict);\n  const bytes = Buffer.concat([sobres, Buffer.from(`<!-- ${horloge.now()} -->`)]);',
      ],
    ],
  },
  {
    nom: 'la suspension est regardée hors de la transaction',
    regle: 'R7',
    fichier: 'functions/mise-a-disposition/handler.ts',
    tuePar: 'suspendue pendant qu’une décision tarde : journal.read lent',
    retouches: [['fences: [{ stream: fluxAdhesion(expediteur), epoch: adhesion.epoch }],\n', '']],
  },
  {
    nom: 'la suspension est jugée à la réception du fichier',
    regle: 'R7',
    fichier: 'functions/mise-a-disposition/handler.ts',
    tuePar: 717,
    retouches: [['etat: etatPresent(evenements).etat,', 'etat: etatALaDate(evenements, recuLe).etat,']],
  },
  {
    nom: 'la levée d’une suspension n’avance pas l’époque',
    regle: 'R7',
    fichier: 'functions/adhesion/cycle.ts',
    tuePar: 32,
    retouches: [["  'SuspensionPrononcee',\n  'SuspensionLevee',\n]);", "  'SuspensionPrononcee',\n]);"]],
  },
  {
    nom: 'la suspension n’avance pas l’époque',
    regle: 'R7',
    fichier: 'functions/adhesion/handler.ts',
    tuePar: 7,
    retouches: [
      [
        'decision.events.some(({ type }) => AVANCENT_L_EPOQUE.has(type))',
        "decision.events.some(({ type }) => AVANCENT_L_EPOQUE.has(type) && type !== 'SuspensionPrononcee')",
      ],
    ],
  },
  {
    nom: 'la politique du poste est lue hors de la transaction',
    regle: 'R7',
    fichier: 'functions/adhesion/handler.ts',
    tuePar: 75,
    retouches: [['advancesEpoch, echeances, fences };', 'advancesEpoch, echeances };']],
  },
  {
    nom: 'une instruction compte les altérations d’avant elle',
    regle: 'R6',
    fichier: 'functions/adhesion/suspension/politique.ts',
    tuePar: 19,
    retouches: [['      detecteeLe >= fixeeLe &&\n', '']],
  },
  {
    nom: 'les noms d’un dépôt accepté sont rendus trop tôt',
    regle: 'R8',
    fichier: 'functions/verification/parcours.ts',
    tuePar: 2024,
    retouches: [
      [
        'const aRendre = clesARendre(nomsDuFlux(recu.data.expediteur, verdict));',
        'const aRendre = [...clesARendre(nomsDuFlux(recu.data.expediteur, verdict)), ...nomsDuFlux(recu.data.expediteur, verdict).map(({ key }) => key)];',
      ],
    ],
  },
  {
    nom: 'les noms d’un dépôt rejeté ne sont pas rendus',
    regle: 'R8',
    fichier: 'functions/verification/plan.ts',
    tuePar: 'doublons de nom, de bordereau, de pièce',
    retouches: [['if (nomsARendre.length > 0)', 'if (nomsARendre.length > 1_000)']],
  },
  {
    nom: 'un dépôt différé garde ses noms',
    regle: 'R8',
    fichier: 'functions/verification/jugement.ts',
    tuePar: 6,
    retouches: [
      [
        '  const juge =\n    signatures.length === 0',
        '  if (signatures.length > 0) await prendreLesNoms(needs, parcours, nomsDuFlux(recu.data.expediteur, lu));\n  const juge =\n    signatures.length === 0',
      ],
      ['    claims,\n  });\n  if (ok)', '  });\n  if (ok && claims.release.length > 1_000)'],
    ],
  },
  {
    nom: 'un message que le fichier a fait est dit sans objet par la reprise',
    regle: 'R8',
    fichier: 'functions/pca/depot/traiter.ts',
    tuePar: 'un fichier de demandes, pris en charge message par message : verifier journal.append tue-apres',
    retouches: [['deja: !(await faitParLeDepot(needs.journal, message, contexte))', 'deja: true']],
  },
  {
    nom: 'l’accusé prend l’heure de la reprise',
    regle: 'R6',
    fichier: 'functions/depot/plan.ts',
    tuePar: 8,
    retouches: [
      [
        'accuse: accuseDeReception(recu) }',
        "accuse: accuseDeReception({ ...recu, hash: recuLe === recu.data.recuLe ? recu.hash : '0'.repeat(64) }) }",
      ],
    ],
  },
  {
    nom: 'une date d’horloge fait oublier l’événement qui précède',
    regle: 'R6',
    fichier: 'functions/adhesion/etat.ts',
    tuePar: 37,
    retouches: [
      [
        'events.slice(0, events.findLastIndex(({ at }) => at <= instant) + 1)',
        'events.filter(({ at }) => at <= instant)',
      ],
    ],
  },
];
