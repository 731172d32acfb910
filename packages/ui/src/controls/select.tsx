import {
  Button,
  ComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './field.tsx';

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps extends FieldProps {
  options: readonly Option[];
  value: string;
  onChange: (id: string) => void;
  isRequired?: boolean;
  placeholder?: string;
}

/** One of a list. An empty `value` means that nothing has been chosen. */
export function Select({
  label,
  description,
  errorMessage,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      className="field"
      placeholder={placeholder}
      value={value === '' ? null : value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <Button className="field-input select-button">
          <SelectValue />
          <Icon name="chevron" />
        </Button>
      </FieldFrame>
      <Popover className="options">
        <ListBox items={options}>{(option) => <OptionItem {...option} />}</ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** Words with suggestions: the list offers, any other words are accepted. */
export function SuggestField({ label, description, errorMessage, options, value, onChange, ...rest }: SelectProps) {
  return (
    <ComboBox
      {...rest}
      className="field"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={value}
      onInputChange={onChange}
      defaultItems={options}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <div className="combo">
          <Input className="field-input" />
          <Button className="button button-plain">
            <Icon name="chevron" />
          </Button>
        </div>
      </FieldFrame>
      <Popover className="options">
        <ListBox<Option>>{(option) => <OptionItem {...option} />}</ListBox>
      </Popover>
    </ComboBox>
  );
}

function OptionItem({ id, label, description }: Option) {
  return (
    <ListBoxItem id={id} textValue={label} className="option">
      <Text slot="label">{label}</Text>
      {description !== undefined && <Text slot="description">{description}</Text>}
    </ListBoxItem>
  );
}
