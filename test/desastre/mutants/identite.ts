// biome-ignore-all lint/suspicious/noTemplateCurlyInString: patches are sources, quoted.
/** R1 to R3: what is derived is derived, what is decided is decided once, what is written is created. */
import type { Mutant } from './mutant.ts';

export const IDENTITE: readonly Mutant[] = [
  {
    nom: 'l’acquit est écrit par-dessus le précédent',
    regle: 'R3',
    fichier: 'functions/acquit/handler.ts',
    tuePar: 2024,
    retouches: [
      [
        'const { nature, bytes } = acquit(lus, verdict);',
        'const { nature, bytes: sobres } = acquit(lus, verdict);\n  const bytes = Buffer.concat([sobres, Buffer.from(`<!-- ${seq} -->`), Buffer.from(horloge.now())]);',
      ],
      [
        'await objets.create(\n',
        'await ((b, k, c) => objets.put(b, k.replace(/[0-9a-f]{64}\\.xml$/, "acquit.xml"), [c]))(\n',
      ],
    ],
  },
  {
    nom: 'le verdict est écrit sous une clé sans son contenu',
    regle: 'R3',
    fichier: 'functions/verification/jugement.ts',
    tuePar: 'différé jusqu’à sa limite, jugé autrement ensuite : objets.create tue-apres',
    retouches: [["`${depotId}/${createHash('sha256').update(bytes).digest('hex')}.json`", '`${depotId}/verdict.json`']],
  },
  {
    nom: 'l’identifiant du dépôt oublie la version de l’objet',
    regle: 'R1',
    fichier: 'functions/depot/cle.ts',
    tuePar: 15,
    retouches: [['sha256Jcs([bucket, key, version])', "sha256Jcs([bucket, key, version === '' ? '' : 'x'])"]],
  },
  {
    nom: 'l’identifiant d’une mise à disposition est tiré au hasard',
    regle: 'R1',
    fichier: 'functions/mise-a-disposition/decision.ts',
    tuePar: 2024,
    retouches: [
      [
        '      id: dedupId,\n',
        "      id: dedupId.replace(/^..../, () => Math.floor(Math.random() * 65_536).toString(16).padStart(4, '0')),\n",
      ],
    ],
  },
  {
    nom: 'la réception est ajoutée sans regarder si elle l’est déjà',
    regle: 'R2',
    fichier: 'functions/depot/handler.ts',
    tuePar: 2024,
    retouches: [
      [
        'const etape = planReception(lireDepot(events), {',
        'const etape = planReception(seq === 1 ? [] : lireDepot(events), {',
      ],
    ],
  },
  {
    nom: 'le journal n’est pas relu après un conflit : l’acquit est ajouté de force',
    regle: 'R2',
    fichier: 'functions/acquit/handler.ts',
    tuePar: 6,
    retouches: [
      ["if (lus.some(({ type }) => type === 'AcquitEmis')) return;", ''],
      ['    expected: seq,\n', '    expected: (await journal.read(stream)).seq,\n'],
    ],
  },
  {
    nom: 'la réception confirmée deux fois est comptée deux fois',
    regle: 'R2',
    fichier: 'functions/mise-a-disposition/decide.ts',
    tuePar: 2024,
    retouches: [
      ["confirmerReception: ['recue', 'prise-en-charge', 'rejetee'],", 'confirmerReception: [],'],
      [
        'if (transition(mise.etat, EVENEMENT[commande.type]) === null)',
        "if (commande.type !== 'confirmerReception' && transition(mise.etat, EVENEMENT[commande.type]) === null)",
      ],
    ],
  },
  {
    nom: 'une altération est signalée à chaque reprise',
    regle: 'R2',
    fichier: 'functions/adhesion/decide.ts',
    tuePar: 36,
    retouches: [[' || adhesion.alterations.includes(depotId)', '']],
  },
  {
    nom: 'la réponse d’Hélios est rattachée à chaque reprise',
    regle: 'R2',
    fichier: 'functions/helios/rattachement.ts',
    tuePar: 58,
    retouches: [['dejaRattachee(lireDepot(events), sha256) ? []', 'lireDepot(events).length > 40 ? []']],
  },
];
