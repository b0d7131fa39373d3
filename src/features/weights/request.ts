const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Asks for a file, follows redirects (from HTTPS to HTTPS only) and gives the answer, its body unread.
 * @returns the answer, or in words what came in its place
 */
export async function request(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response | string> {
  let at = new URL(url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await answerOf(at.href, headers, signal);
    if (typeof answer === "string") return answer;
    const location = answer.headers.get("location");
    if (!REDIRECTS.includes(answer.status) || location === null) return answer;
    await answer.body?.cancel();
    const next = URL.canParse(location, at.href) ? new URL(location, at.href) : undefined;
    if (!next || (next.protocol !== "https:" && next.protocol !== at.protocol)) return "a redirect that leaves HTTPS";
    at = next;
  }
  return `more than ${MAX_REDIRECTS} redirects`;
}

async function answerOf(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response | string> {
  // Compressed bytes would be others than those that a range counts.
  const ask = () => fetch(url, { headers: { "accept-encoding": "identity", ...headers }, redirect: "manual", signal });
  try {
    // A connection that was kept from before may be gone by now: asked twice.
    return await ask().catch((error: unknown) => {
      if (["UND_ERR_SOCKET", "ECONNRESET"].includes(networkFault(error))) return ask();
      throw error;
    });
  } catch (error) {
    return `no answer (${networkFault(error)})`;
  }
}

/** What fetch threw, in a word or two: ENOTFOUND, ECONNREFUSED, "other side closed". */
export function networkFault(error: unknown): string {
  const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
  return (cause?.code ?? message).split("\n")[0]!;
}
