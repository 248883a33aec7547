/** A page as tests write its sentences: the spaces of French punctuation (pages/typographie.ts) read as any other. What is compressed is left so, and so is a letter: its digest is of its very bytes. */
export async function enLignes(reponse: Response | Promise<Response>): Promise<Response> {
  const recue = await reponse;
  if (!(recue.headers.get('content-type') ?? '').startsWith('text/html') || recue.headers.has('content-encoding'))
    return recue;
  const page = await recue.text();
  const texte = page.replace(/\u00a0(?=[:;?!»])|(?<=«)\u00a0/g, ' ');
  return new Response(page.includes('/theme/lettre.css') ? page : texte, recue);
}
