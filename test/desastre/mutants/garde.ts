/** R1 to R5 for what keeps: a seal is one, its events are told sealed after it, and a purge is said, done, then forgotten. */
import type { Mutant } from './mutant.ts';

export const GARDE: readonly Mutant[] = [
  {
    nom: 'un numéro de sceau sert deux fois',
    regle: 'R2',
    fichier: 'functions/preuve/sceller.ts',
    tuePar: 10,
    retouches: [['    expected: 0,\n', '    expected: (await journal.read(fluxSceau(n))).seq,\n']],
  },
  {
    nom: 'les événements sont dits scellés avant que leur sceau soit écrit',
    regle: 'R5',
    fichier: 'functions/preuve/sceller.ts',
    tuePar: 'scellé, puis purgé : sceller scellement.marquer tue-apres',
    retouches: [
      [
        '  const { ok } = await journal.append({\n    stream: fluxSceau(n),',
        '  await needs.scellement.marquer(marquesDuSceau(n, feuilles));\n  const { ok } = await journal.append({\n    stream: fluxSceau(n),',
      ],
    ],
  },
  {
    nom: 'un sceau commencé par un autre n’est pas achevé avant le suivant',
    regle: 'R2',
    fichier: 'functions/preuve/sceller.ts',
    tuePar: 17,
    retouches: [['if (dernier > 0) await achever(', 'if (dernier > 0 && sceaux > 0) await achever(']],
  },
  {
    nom: 'un événement n’est sous aucun sceau',
    regle: 'R2',
    fichier: 'functions/preuve/feuilles.ts',
    tuePar: 17,
    retouches: [['if (seq > depuis) feuilles', 'if (seq > depuis && (depuis === 0 || seq !== depuis + 1)) feuilles']],
  },
  {
    nom: 'les pièces d’un verdict sont oubliées quand un autre écrit au même moment',
    regle: 'R2',
    fichier: 'functions/preuve/conserver.ts',
    tuePar: 'scellé, puis purgé : sceller journal.append conflit',
    retouches: [['return ok ? true : null;', 'return ok;']],
  },
  {
    nom: 'l’échéance de conservation attend la fin du mois',
    regle: 'R6',
    fichier: 'functions/preuve/conserver.ts',
    tuePar: 31,
    retouches: [['put: [terme]', 'put: [{ ...terme, date: terme.date.replace(/..$/, "28") }]']],
  },
  {
    nom: 'un second jeton est gardé pour le même sceau',
    regle: 'R2',
    fichier: 'functions/preuve/horodater.ts',
    tuePar: 38,
    retouches: [['const { seq } = retenu;', 'const { seq } = await journal.read(stream);']],
  },
  {
    nom: 'un document est purgé avant son terme',
    regle: 'R6',
    fichier: 'functions/retention/purger.ts',
    tuePar: 31,
    retouches: [
      ['filter(({ terme }) => terme < aujourdhui);', 'filter(({ terme }) => terme <= dansUnAn(aujourdhui));'],
    ],
  },
  {
    nom: 'l’échéance d’une purge est ôtée avant qu’elle soit faite',
    regle: 'R5',
    fichier: 'functions/retention/purger.ts',
    tuePar: 'scellé, puis purgé : purger journal.append tue-apres',
    retouches: [
      ['  await executer(needs, dossier);\n', ''],
      [
        '  return (await journal.append(fait)).ok ? echus.length : null;',
        '  if (!(await journal.append(fait)).ok) return null;\n  await executer(needs, dossier);\n  return echus.length;',
      ],
    ],
  },
];
