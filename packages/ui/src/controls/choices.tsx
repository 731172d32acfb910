import { Label, Radio, RadioGroup, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './field.css';

export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

interface ChoicesProps<Id extends string> {
  label: string;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  isDisabled?: boolean;
}

/** Choices of equal weight and size, each with what it means. */
export function ChoiceCards<Id extends string>({ label, choices, value, onChange, ...rest }: ChoicesProps<Id>) {
  return (
    <RadioGroup {...rest} className="choices" value={value} onChange={(id) => onChange(id as Id)}>
      <Label className="field-label">{label}</Label>
      <div className="choices-cards">
        {choices.map(({ id, title, description, isDisabled }) => (
          <Radio key={id} value={id} isDisabled={isDisabled} className="choice">
            <span className="choice-title">{title}</span>
            {description !== undefined && <span className="small">{description}</span>}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** A few short choices side by side, always one chosen. */
export function Segments<Id extends string>({ label, choices, value, onChange, ...rest }: ChoicesProps<Id>) {
  return (
    <ToggleButtonGroup
      {...rest}
      aria-label={label}
      className="segments"
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Id)}
    >
      {choices.map(({ id, title }) => (
        <ToggleButton key={id} id={id} className="segment">
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
