/** Everything that is drawn, from the address: what was asked for, what of it is visible, and where it stands. */
import { useMemo } from 'react';
import { type SurroundingsResult, useSurroundings } from './data/surroundings.ts';
import { usePath } from './data/use-path.ts';
import { type Drawing, stepOfPath, stepsOf, unionOf, visibleOf } from './drawing/drawing.ts';
import { usePalette } from './drawing/palette.ts';
import { pictureOf } from './drawing/picture.ts';
import { useLayout } from './drawing/use-layout.ts';
import { type GraphState, pairOf } from './params.ts';

/** The answers so far, once all are there: a layout of half of them would place the others otherwise. */
function useSteps(
  { answers, asked, done }: SurroundingsResult,
  hops: Parameters<typeof stepOfPath>[0] | null,
  state: GraphState,
) {
  const { window } = state;
  const path = useMemo(() => (hops === null ? null : stepOfPath(hops, window)), [hops, window]);
  const whole = useMemo(() => stepsOf(answers, path), [answers, path]);
  return { path, steps: done < asked ? null : whole };
}

/** What is chosen does not change the drawing or the picture, so that neither is made again for it. */
export function useGraph(state: GraphState) {
  const { around, without, least, path: ends } = state;
  const surroundings = useSurroundings(state);
  const path = usePath(state);
  const hops = pairOf(state.path) === null ? null : (path[0].data?.path?.hops ?? null);
  const { path: pathStep, steps } = useSteps(surroundings, hops, state);
  const layout = useLayout(steps);
  const { places, laidOut } = layout;
  const palette = usePalette();
  const all: Drawing = useMemo(() => unionOf(laidOut), [laidOut]);
  const drawing = useMemo(
    () => visibleOf(all, pathStep, { around, without, least }),
    [all, pathStep, around, without, least],
  );
  const picture = useMemo(
    () => pictureOf({ drawing, places, path: pathStep, palette, marked: [...around, ...ends] }),
    [drawing, places, pathStep, palette, around, ends],
  );
  const isBusy = surroundings.done < surroundings.asked || layout.done !== null;
  return { all, drawing, picture, palette, path, isBusy, surroundings, layout };
}
