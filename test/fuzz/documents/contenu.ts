/** What may stand inside a signed bordereau: every shape whose canonical form is not its bytes. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';

/** Usable in any signer. */
const SIMPLES = [
  '<Obj V="Réfection du préau"/>',
  "<Obj W='2' V='a \"b\" &apos;c&apos;'/>",
  '<Obj   V = "1"\n\tA="2"   ></Obj  >',
  '<Obj V="&#233;t&#xE9; &lt;1&gt; &amp; &quot;2&quot;"/>',
  '<Txt>a &amp; b &lt; c > d ]]&gt; é</Txt>',
  '<Txt>avant<b/>après<b></b></Txt>',
  '<z:Extra xmlns:z="urn:essai:z" z:b="2" a="1" z:a="0"><z:b/></z:Extra>',
  '<Extra xmlns="urn:essai:defaut"><b xmlns=""/><c xmlns="urn:essai:defaut"/></Extra>',
  '<a:x xmlns:a="urn:essai:a" xmlns:b="urn:essai:b"><b:y a:z="1"/><a:x xmlns:a="urn:essai:autre"/></a:x>',
  '<h:Extra h:a="1"/>',
  '<Txt xml:lang="fr" xml:space="preserve">  deux  espaces  </Txt>',
  '<Fichier>QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=</Fichier>',
] as const;

/** xml-crypto hashes these in a form of its own. */
const DIFFICILES = [
  '<Txt>a<!-- un commentaire -->b</Txt>',
  '<Txt><![CDATA[a <b> & ]] c]]></Txt>',
  '<Txt>a<?consigne  b ?>c<?seule?></Txt>',
  '<Obj V="un\ttabulé\nsur deux lignes&#9;&#10;&#13;fin"/>',
  '<Txt>retour&#13;\nligne</Txt>',
  '<Txt>&#x1F600;&#xFFFD;</Txt>',
  '<Obj V=">&gt;&#x7F;&#x85;&#x2028;"/>',
] as const;

/** A handful of elements, invented; `tous`: also those that only a right canonical form survives. */
export function contenu(alea: Alea, tous: boolean): string {
  const choix: readonly string[] = tous ? [...SIMPLES, ...DIFFICILES] : SIMPLES;
  const nombre = alea.entier(1, 5);
  const elements = Array.from({ length: nombre }, () => choix[alea.entier(0, choix.length - 1)]);
  return `<Piece><IdPce V="${alea.chiffres(3)}"/>${elements.join('\n')}<MtHT V="${alea.chiffres(4)}.00"/></Piece>`;
}
