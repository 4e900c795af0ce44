// A whole number within its bounds; what is not taken is shown as it stands.

interface Props {
  name: string;
  help?: string;
  value: number;
  least: number;
  most: number;
  step: number;
  set: (n: number) => void;
}

export function NumberField({ name, help, value, least, most, step, set }: Props) {
  const take = (field: HTMLInputElement) => {
    const n = Number(field.value);
    if (field.value !== "" && Number.isInteger(n) && n >= least && n <= most) set(n);
    else field.value = String(value);
  };
  return (
    <label class="pr-field" title={help}>
      <span>{name}</span>
      <input class="ds-input" type="number" inputMode="numeric" min={least} max={most} step={step === 1 ? 1 : "any"} value={value} onChange={(e) => take(e.currentTarget)} />
    </label>
  );
}
