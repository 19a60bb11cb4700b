/** Buttons of which one is pressed. */
interface Props<Value extends string> {
  readonly label: string;
  /** What the buttons say, by value and in order. */
  readonly labels: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

export function Toggles<Value extends string>({ label, labels, chosen, onChoose }: Props<Value>) {
  const values = Object.keys(labels) as Value[];
  return (
    <fieldset className="toggles" aria-label={label}>
      {values.map((value) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {labels[value]}
        </button>
      ))}
    </fieldset>
  );
}
