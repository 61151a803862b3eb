/** One thing that was measured, for several clients. */
export interface ChartGroup {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly text: string }[];
}

const WIDTH = 860;
const LABEL = 190;
const ROW = 20;
const HEAD = 34;
// Grey and blue of a middle lightness, which stand out from white and from black alike; there is no background.
const TEXT = "#7d8590";
const OTHER = "#8b949e";
const OWN = "#2f81f7";

/** Draws horizontal bars, group by group, each on its own scale from zero; ours are coloured. */
export function drawChart(groups: readonly ChartGroup[], own: string): string {
  let top = 0;
  const parts = groups.map(({ title, bars }) => {
    const most = Math.max(...bars.map(({ value }) => value));
    const rows = bars.map(({ name, value, text }, index) => {
      const y = top + HEAD + index * ROW;
      const length = Math.max(1, ((WIDTH - LABEL - 120) * value) / most).toFixed(1);
      const weight = name === own ? ` font-weight="600"` : "";
      return `<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end"${weight}>${name}</text>
<rect x="${LABEL}" y="${y + 3}" width="${length}" height="13" rx="2" fill="${name === own ? OWN : OTHER}"/>
<text x="${LABEL + Number(length) + 6}" y="${y + 13}"${weight}>${text}</text>`;
    });
    const group = `<text x="0" y="${top + 22}" font-size="14" font-weight="600">${title}</text>\n${rows.join("\n")}`;
    top += HEAD + bars.length * ROW + 10;
    return group;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="Comparison of clients" font-family="system-ui, sans-serif" font-size="12" fill="${TEXT}">
${parts.join("\n")}
</svg>
`;
}
