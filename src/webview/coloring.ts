// Loads the script that colors code, for a page that has some: late, as colors are nothing to wait for.

/** Known only while the script itself runs. */
const ownScript = document.currentScript;

export function colorCode(): void {
  const { highlighter } = ownScript?.dataset ?? {};
  if (!ownScript || highlighter === undefined) return;
  const script = document.createElement("script");
  script.src = highlighter;
  script.nonce = ownScript.nonce;
  document.head.append(script);
}
