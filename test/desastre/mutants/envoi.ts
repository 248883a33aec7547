/** R4 and R5: what leaves, leaves from the outbox; what came in is deleted last. */
import type { Mutant } from './mutant.ts';

export const ENVOI: readonly Mutant[] = [
  {
    nom: 'l’événement et son envoi sont écrits en deux fois',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/handler.ts',
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
    retouches: [['put: [decision.outbox]', "put: [{ ...decision.outbox, group: 'tous' }]"]],
  },
  {
    nom: 'l’envoi est ôté de l’attente avant de partir',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/expedition.ts',
    retouches: [
      [
        '  await files.send(queue, { id, group, body });\n',
        '  const { seq: avant } = await journal.read(marque.stream);\n  await journal.append({ stream: marque.stream, expected: avant, events: [], at: horloge.now(), outbox: { remove: [id] } });\n  await files.send(queue, { id, group, body });\n',
      ],
    ],
  },
  {
    nom: 'l’envoi est marqué avant de partir',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/expedition.ts',
    retouches: [
      ['  await files.send(queue, { id, group, body });\n', ''],
      [
        '  return result.ok;\n',
        '  if (result.ok) await files.send(queue, { id, group, body });\n  return result.ok;\n',
      ],
    ],
  },
  {
    nom: 'le message est effacé même quand son traitement échoue',
    regle: 'R5',
    fichier: 'test/desastre/simulation/systeme.ts',
    retouches: [
      ['await ports.files.release(queue, handle, delai);', 'if (delai >= 0) await ports.files.delete(queue, handle);'],
    ],
  },
  {
    nom: 'le message est effacé avant d’être traité',
    regle: 'R5',
    fichier: 'test/desastre/simulation/systeme.ts',
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
    retouches: [['advancesEpoch, echeances, fences };', 'advancesEpoch, fences };']],
  },
  {
    nom: 'le renvoi n’est pas arrêté par la réception',
    regle: 'R4',
    fichier: 'functions/mise-a-disposition/reception.ts',
    retouches: [['      outbox: { remove: [dedupId] },\n', '']],
  },
  {
    nom: 'la reprise est demandée pour un dépôt jugé entre-temps',
    regle: 'R4',
    fichier: 'functions/verification/reprise.ts',
    retouches: [["  if (lus.some(({ type }) => type === 'VerdictRendu')) return false;\n", '']],
  },
  {
    nom: 'le rapprochement annonce de nouveau un dépôt terminé entre-temps',
    regle: 'R4',
    fichier: 'functions/rapprochement/handler.ts',
    retouches: [['expected: lu.seq,', 'expected: (await needs.journal.read(stream)).seq,']],
  },
];
