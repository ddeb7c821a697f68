import type { Answer } from './answer';

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A page that runs nothing and loads nothing. `content` is HTML; `title` is text. */
export function htmlPage(status: number, title: string, content: string): Answer {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action *",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    raw: { type: 'text/html; charset=utf-8', content: page },
  };
}

const style = `
:root { color-scheme: light dark; --back: #f2f4f7; --card: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --accent: #0f5aa8; --hover: #eaf2fb; }
@media (prefers-color-scheme: dark) {
  :root { --back: #14171c; --card: #1d2229; --text: #eef1f5; --soft: #a9b4c0; --line: #3a434e; --accent: #7db8f5;
    --hover: #27303b; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 'Segoe UI', system-ui, sans-serif; }
main { max-width: 32rem; margin: 0 auto; padding: 2rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1.25rem; color: var(--soft); overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { width: 100%; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: none;
  color: inherit; font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
button:hover { background: var(--hover); border-color: var(--accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button strong, button span { display: block; }
button span { color: var(--soft); font-size: .875rem; }
button .role { color: var(--accent); }
.cancel { margin-top: 1rem; text-align: center; }
code { font-family: ui-monospace, monospace; font-size: .875rem; }
`;
