import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import './field.css';

export interface SliderProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  minValue: number;
  maxValue: number;
  step: number;
}

/** A percentage, with its figure beside it. */
export function Slider({ label, onChange, ...rest }: SliderProps) {
  return (
    <AriaSlider {...rest} onChange={(value) => onChange(value as number)} className="slider">
      <Label>{label}</Label>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
      <SliderOutput className="slider-output">{({ state }) => `${state.getThumbValue(0)} %`}</SliderOutput>
    </AriaSlider>
  );
}
