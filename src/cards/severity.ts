/**
 * How a severity looks: a word, the colour of a text, the style of a container. Unknown ones stay plain. Medium has no
 * colour as a text, since Teams' yellow is hard to read on white.
 */
export function severityLook(severity: string): { name: string; color: string; style: string } {
  const known: Record<string, { name: string; color: string; style: string }> = {
    high: { name: 'High', color: 'attention', style: 'attention' },
    medium: { name: 'Medium', color: 'default', style: 'warning' },
    low: { name: 'Low', color: 'accent', style: 'accent' },
    informational: { name: 'Info', color: 'default', style: 'emphasis' },
  };
  return known[severity] ?? { name: 'Unknown', color: 'default', style: 'emphasis' };
}
