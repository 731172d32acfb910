import { Group } from 'react-aria-components';
import type { Dispatch } from 'react';
import { Button } from '../controls/button.tsx';
import { Slider } from '../controls/slider.tsx';
import { Switch } from '../controls/switch.tsx';
import { Icon } from '../icons.tsx';
import { defaultLook } from './look.ts';
import type { Look } from './look.ts';
import { zoomOf } from './view.ts';
import type { ViewerAction, ViewerState } from './view.ts';

interface ViewerToolsProps {
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  look: Look;
  onLook: (look: Look) => void;
}

const zoomStep = 1.5;

/** Zoom, linking, turning, and which marks are drawn. */
export function ViewerTools({ state, dispatch, look, onLook }: ViewerToolsProps) {
  const zoom = (factor: number) => {
    dispatch({ type: 'zoom', side: 'probe', factor });
    if (!state.linked) dispatch({ type: 'zoom', side: 'reference', factor });
  };
  return (
    <div className="viewer-tools">
      <Group aria-label="Zoom" className="viewer-zoom">
        <Button kind="plain" aria-label="Zoom out" onPress={() => zoom(1 / zoomStep)}>
          <Icon name="minus" />
        </Button>
        <output className="viewer-zoom-figure">{zoomOf(state, 'probe').toFixed(1)}&times;</output>
        <Button kind="plain" aria-label="Zoom in" onPress={() => zoom(zoomStep)}>
          <Icon name="plus" />
        </Button>
        <Button kind="plain" onPress={() => dispatch({ type: 'fit' })}>
          <Icon name="fit" /> Whole
        </Button>
      </Group>
      <Switch isSelected={state.linked} onChange={(linked) => dispatch({ type: 'link', linked })}>
        Move together
      </Switch>
      <Switch isSelected={state.turned} onChange={(turned) => dispatch({ type: 'turn', turned })}>
        Turn to match
      </Switch>
      <Switch isSelected={look.showPairs} onChange={(showPairs) => onLook({ ...look, showPairs })}>
        Pairs
      </Switch>
      <Switch isSelected={look.showUnpaired} onChange={(showUnpaired) => onLook({ ...look, showUnpaired })}>
        Unpaired
      </Switch>
    </div>
  );
}

/** How the pictures look; it changes nothing but what one sees. */
export function LookTools({ look, onLook }: Pick<ViewerToolsProps, 'look' | 'onLook'>) {
  return (
    <div className="viewer-tools">
      <Switch isSelected={look.inverted} onChange={(inverted) => onLook({ ...look, inverted })}>
        Invert
      </Switch>
      <Slider
        label="Brightness"
        minValue={40}
        maxValue={220}
        step={5}
        value={look.brightness}
        onChange={(brightness) => onLook({ ...look, brightness })}
      />
      <Slider
        label="Contrast"
        minValue={40}
        maxValue={300}
        step={5}
        value={look.contrast}
        onChange={(contrast) => onLook({ ...look, contrast })}
      />
      <Button kind="plain" onPress={() => onLook(defaultLook)}>
        As captured
      </Button>
    </div>
  );
}
