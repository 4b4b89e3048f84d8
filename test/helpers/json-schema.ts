/** The part of JSON Schema that the schemas of data/ use. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Where a value departs from its schema, one text for each place; empty where it follows it. */
export function violations(value: unknown, schema: Schema, where: string): string[] {
  const check = (part: unknown, rule: Schema, at: string): string[] => {
    if (rule.$ref !== undefined) return check(part, schema.$defs![rule.$ref.slice('#/$defs/'.length)]!, at);
    if ('const' in rule) return part === rule.const ? [] : [at];
    if (rule.enum !== undefined) return rule.enum.includes(part) ? [] : [at];
    const type = Array.isArray(part) ? 'array' : typeof part;
    if (type !== rule.type) return [`${at}: ${type}`];
    if (typeof part === 'string') {
      const fits = new RegExp(rule.pattern ?? '', 'u').test(part) && part.length >= (rule.minLength ?? 0);
      return fits ? [] : [`${at}: ${part}`];
    }
    if (Array.isArray(part)) return part.flatMap((entry, index) => check(entry, rule.items!, `${at}[${index}]`));
    if (typeof part !== 'object' || part === null) return [];
    const missing = (rule.required ?? []).filter((key) => !(key in part)).map((key) => `${at}: no ${key}`);
    const inside = Object.entries(part).flatMap(([key, entry]) => {
      const own = rule.properties?.[key];
      if (own !== undefined) return check(entry, own, `${at}.${key}`);
      return rule.additionalProperties === false ? [`${at}: ${key}`] : [];
    });
    return [...missing, ...inside];
  };
  return check(value, schema, where);
}
