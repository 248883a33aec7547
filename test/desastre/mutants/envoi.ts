/** R4 and R5: what leaves, leaves from the outbox; what came in is deleted last. */
import type { Mutant } from './mutant.ts';

export const ENVOI: readonly Mutant[] = [
  {
    nom: 'l’événement et son envoi sont écrits en deux fois',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/handler.ts',
    tuePar: 32,
    retouches: [
      ['    await journal.append({\n      stream,', '    const ecrit = await journal.append({\n      stream,'],
      ['outbox: { put: [decision.outbox], remove: derniere ? [flux.depotId] : [] },\n', ''],
      [
        'epoch: adhesion.epoch }],\n    });',
        'epoch: adhesion.epoch }],\n    });\n    if (ecrit.ok)\n      await journal.append({ stream, expected: 1, events: [], at: horloge.now(), outbox: { put: [decision.outbox], remove: derniere ? [flux.depotId] : [] } });',
      ],
    ],
  },
  {
    nom: 'l’envoi écrit n’est pas celui de la décision',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/handler.ts',
    tuePar: 5,
    retouches: [['put: [decision.outbox]', "put: [{ ...decision.outbox, group: 'tous' }]"]],
  },
  {
    nom: 'l’envoi est ôté de l’attente avant de partir',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/expedition.ts',
    tuePar: 2024,
    retouches: [
      [
        '  await files.send(queue, { id, group, body });\n',
        '  const stream = QUEUES_INTERNES.includes(queue) ? fluxDepot(id) : fluxMise(id);\n  const { seq: avant } = await journal.read(stream);\n  await journal.append({ stream, expected: avant, events: [], at: horloge.now(), outbox: { remove: [id] } });\n  await files.send(queue, { id, group, body });\n',
      ],
    ],
  },
  {
    nom: 'l’envoi est marqué avant de partir',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/expedition.ts',
    tuePar: 7,
    retouches: [
      ['  await files.send(queue, { id, group, body });\n', ''],
      [
        '  return (await marquer(horloge.now())).ok;\n',
        '  const { ok } = await marquer(horloge.now());\n  if (ok) await files.send(queue, { id, group, body });\n  return ok;\n',
      ],
    ],
  },
  {
    nom: 'le message est effacé même quand son traitement échoue',
    regle: 'R5',
    fichier: 'test/desastre/simulation/systeme.ts',
    tuePar: 32,
    retouches: [
      ['await ports.files.release(queue, handle, delai);', 'if (delai >= 0) await ports.files.delete(queue, handle);'],
    ],
  },
  {
    nom: 'le message est effacé avant d’être traité',
    regle: 'R5',
    fichier: 'test/desastre/simulation/systeme.ts',
    tuePar: 4,
    retouches: [
      [
        'await traiter(JSON.parse(body));\n      await ports.files.delete(queue, handle);',
        'await ports.files.delete(queue, handle);\n      await traiter(JSON.parse(body));',
      ],
    ],
  },
  {
    nom: 'l’échéance est ôtée avant que l’envoi soit écrit',
    regle: 'R4',
    fichier: 'functions/verification/reprise.ts',
    tuePar: 124,
    retouches: [
      [
        'const echeances = { remove: [id] };\n',
        'const echeances = { remove: [id] };\n  await journal.append({ stream, expected: seq, events: [], at: horloge.now(), echeances });\n',
      ],
    ],
  },
  {
    nom: 'la suspension est prononcée sans l’échéance de sa notification',
    regle: 'R4',
    fichier: 'functions/adhesion/handler.ts',
    tuePar: 40,
    retouches: [['advancesEpoch, echeances, fences };', 'advancesEpoch, fences };']],
  },
  {
    nom: 'le renvoi n’est pas arrêté par la réception',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/reception.ts',
    tuePar: 2024,
    retouches: [['      outbox: { remove: [dedupId] },\n', '']],
  },
  {
    nom: 'la reprise est demandée pour un dépôt jugé entre-temps',
    regle: 'R4',
    fichier: 'functions/verification/reprise.ts',
    tuePar: 'différé, puis refusé',
    retouches: [["  if (lus.some(({ type }) => type === 'VerdictRendu')) return false;\n", '']],
  },
  {
    nom: 'un fichier que personne n’a annoncé n’est pas retrouvé',
    regle: 'R5',
    fichier: 'functions/rapprochement/handler.ts',
    tuePar: 'jamais annoncé',
    retouches: [["if (constat === 'jamais-annonce' || constat === 'sans-reponse')", "if (constat === 'sans-reponse')"]],
  },
  {
    nom: 'une lettre morte repart avant que l’acte soit écrit',
    regle: 'R4',
    fichier: 'functions/exploitation/relancer.ts',
    tuePar: 'la vérification en panne, ses lettres mortes relancées',
    retouches: [
      [
        '      if (nouvelles.length > 0) {\n',
        '      if (nouvelles.length > 0) {\n        await files.redrive(demande.file, voulues.map(({ handle }) => handle));\n',
      ],
    ],
  },
  {
    nom: 'le rapprochement annonce de nouveau un dépôt terminé entre-temps',
    regle: 'R4',
    fichier: 'functions/rapprochement/handler.ts',
    tuePar: 'différé, puis refusé',
    retouches: [['expected: lu.seq,', 'expected: (await needs.journal.read(stream)).seq,']],
  },
];
