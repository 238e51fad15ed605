/** Amounts as a visitor types them at a kitchen table, in whole cents. */

const EUROS = new Intl.NumberFormat("nl-NL", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 2,
});

/** `1250`, `1.250`, `1.250,50`, `1250.5` and `€ 1250`; nothing for anything else. Empty is no amount: null. */
export function cents(typed: string): number | null | undefined {
  const text = typed.replace(/[€\s\u00a0]/g, "");
  if (text === "") return null;
  const dutch = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2})?)?$/.exec(text);
  const plain = /^(\d{1,7})\.(\d{1,2})$/.exec(text);
  const found = dutch ?? plain;
  if (!found) return undefined;
  const whole = Number((found[1] ?? "").replaceAll(".", ""));
  const value = whole * 100 + Number((found[2] ?? "").padEnd(2, "0") || 0);
  return value <= 100_000_000 ? value : undefined;
}

export function amount(value: number): string {
  return EUROS.format(value / 100).replace(/,00$/, "");
}
