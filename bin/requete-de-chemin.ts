/** The request of `passerelle chemin`, as the contract writes it. */
import * as z from 'zod';
import type { EntreesDePolitique, RequeteDeChemin } from '../functions/signature/chemin/requete.ts';

const PEM =
  /^\s*-----BEGIN (?:X509 CRL|(?:X509 |TRUSTED )?CERTIFICATE)-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]+-----\s*$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base64 of DER, or PEM; the bytes themselves are judged, not refused here. */
const der = z.string().transform((texte, ctx) => {
  const base64 = (PEM.exec(texte)?.[1] ?? texte).replace(/\s+/g, '');
  if (base64 !== '' && BASE64.test(base64)) return Buffer.from(base64, 'base64');
  ctx.addIssue({ code: 'custom', message: 'ni base64, ni PEM' });
  return z.NEVER;
});

const oid = z.union([
  z.literal('any'),
  z.string().regex(/^[0-2](?:\.(?:0|[1-9]\d{0,38})){1,31}$/, 'identifiant incorrect'),
]);

export const requeteSchema = z.strictObject({
  leaf: der,
  intermediates: z.array(der).default([]),
  anchors: z.array(der),
  crls: z.array(der).default([]),
  at: z.union([z.iso.datetime({ offset: true }), z.iso.date()]),
  initialPolicySet: z.array(oid).min(1).default(['any']),
  initialExplicitPolicy: z.boolean().default(false),
  initialPolicyMappingInhibit: z.boolean().default(false),
  initialInhibitAnyPolicy: z.boolean().default(false),
  checkRevocation: z.boolean().default(false),
});

const TOUTE_POLITIQUE = ['any', '2.5.29.32.0'];

/** RFC 5280 leaves algorithms to the application; this command judges the path alone, with what is still in use. */
const ADMIS = { sha1: true, rsaMin: 1024 } as const;

export function enRequete(lue: z.output<typeof requeteSchema>): RequeteDeChemin {
  const instant = Date.parse(lue.at);
  const politiques: EntreesDePolitique = {
    voulues: lue.initialPolicySet.some((p) => TOUTE_POLITIQUE.includes(p)) ? null : new Set(lue.initialPolicySet),
    exigerPolitique: lue.initialExplicitPolicy,
    inhiberTransposition: lue.initialPolicyMappingInhibit,
    inhiberToutePolitique: lue.initialInhibitAnyPolicy,
  };
  return {
    certificat: lue.leaf,
    intermediaires: lue.intermediates,
    ancres: lue.anchors,
    crls: lue.crls,
    instant,
    instantDeRevocation: lue.checkRevocation ? instant : null,
    politiques,
    admis: ADMIS,
  };
}
