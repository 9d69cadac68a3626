/** Font and colours of all that is shown; a page sets them by the variables `--dialogvakt-…`. */

export const PALETTE = `
  --font: var(--dialogvakt-font, "Segoe UI", Inter, system-ui, sans-serif);
  --size: var(--dialogvakt-font-size, max(0.875rem, 14px));
  --text: var(--dialogvakt-text, light-dark(#1b2730, #e6ecf0));
  --muted: var(--dialogvakt-muted, light-dark(#51606b, #a5b3bd));
  --surface: var(--dialogvakt-surface, light-dark(#ffffff, #1b242b));
  --border: var(--dialogvakt-border, light-dark(#d3dbe1, #3a4750));
  --accent: var(--dialogvakt-accent, light-dark(#0b5a7a, #86c8e4));
  --critical: var(--dialogvakt-critical, light-dark(#a8201a, #ffb3aa));
  --warning: var(--dialogvakt-warning, light-dark(#7d4e00, #f2c879));
  --info: var(--dialogvakt-info, light-dark(#0b5a7a, #86c8e4));
`;
