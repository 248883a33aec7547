/** Judges certificate paths alone, as the verification of a signature does. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { jugerChemin } from '../../functions/signature/chemin/juger.ts';
import type { ResultatChemin } from '../../functions/signature/chemin/requete.ts';
import { anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { lireArguments } from '../arguments.ts';
import { type Commande, type Contexte, chemin, UsageIncorrect } from '../contexte.ts';
import { obstacle } from '../fichier.ts';
import { enRequete, requeteSchema } from '../requete-de-chemin.ts';

const AIDE = `Usage : passerelle chemin REQUETE.json [OPTIONS]

Juge une chaîne de certification seule (RFC 5280), ou plusieurs si le fichier contient un tableau.

  --json                la réponse JSON seule, sans phrases
  --help                affiche cette aide

Requête, certificats et listes en DER codé en base64 ou en PEM :
  { "leaf", "intermediates": [], "anchors": [], "crls": [], "at": "2026-09-30T08:15:00Z",
    "initialPolicySet"?, "initialExplicitPolicy"?, "initialPolicyMappingInhibit"?,
    "initialInhibitAnyPolicy"?, "checkRevocation" }

Réponse : { "valide": booléen, "motif": code ou null, "chemin": [titulaires, de l’autorité au signataire] }

Code de sortie : 0 tout est valide ; 1 une chaîne au moins ne l’est pas ; 2 mauvais usage ; 3 erreur de Passerelle
`;

const fichierSchema = z.union([requeteSchema, z.array(requeteSchema)]);

function lireRequetes(fichier: string, contexte: Contexte): z.output<typeof fichierSchema> {
  const ou = chemin(contexte, fichier);
  const illisible = obstacle(ou);
  if (illisible !== null) throw new UsageIncorrect(illisible);
  let contenu: unknown;
  try {
    contenu = JSON.parse(readFileSync(ou, 'utf8'));
  } catch {
    throw new UsageIncorrect(`Le fichier « ${fichier} » n’est pas du JSON.`);
  }
  // Told for the one form that is meant: the union's own message would be about both.
  const lu = Array.isArray(contenu) ? z.array(requeteSchema).safeParse(contenu) : requeteSchema.safeParse(contenu);
  if (lu.success) return lu.data;
  const champs = [...new Set(lu.error.issues.map(({ path }) => path.join('.')))].slice(0, 5).join(', ');
  throw new UsageIncorrect(`La requête « ${fichier} » est incorrecte${champs === '' ? '' : ` (${champs})`}.`);
}

const enClair = ({ motif, valeurs, chemin: titulaires }: ResultatChemin): string => {
  if (motif === null) return `Chaîne valide :\n${titulaires.map((t) => `  ${t}`).join('\n')}\n`;
  const { phrase, remede } = anomalie(motif, SANS_LIEU, valeurs);
  return `Chaîne refusée (${motif}) : ${phrase}\nQue faire : ${remede}\n`;
};

const reponse = ({ valide, motif, chemin: titulaires }: ResultatChemin) => ({ valide, motif, chemin: titulaires });

export const commande: Commande = {
  resume: 'juge une chaîne de certification seule',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, {}, { nom: 'une REQUETE', min: 1, max: 1 });
    const lues = lireRequetes(positionals[0] ?? '', contexte);
    const resultats = [lues].flat().map((lue) => jugerChemin(enRequete(lue)));
    const reponses = resultats.map(reponse);
    // JSON in, JSON out: `--json` only spares the sentences.
    contexte.ecrire(`${JSON.stringify(Array.isArray(lues) ? reponses : reponses[0])}\n`);
    if (!values.json) for (const resultat of resultats) contexte.dire(enClair(resultat));
    return resultats.every(({ valide }) => valide) ? 0 : 1;
  },
};
