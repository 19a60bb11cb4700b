/** Saves the graph: a picture of what is seen, or all of it for other programs. */
import type { RefObject } from 'react';
import type { Renderer } from '../canvas/renderer.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Picture } from '../drawing/picture.ts';
import { gexfOf } from './gexf.ts';
import { pngOf } from './png.ts';
import { fileName, save } from './save.ts';
import { svgOf } from './svg.ts';

interface Props {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly renderer: RefObject<Renderer | null>;
  /** Names of the entities that are open, for the name of the file. */
  readonly names: readonly string[];
}

export function ExportButtons({ picture, palette, renderer, names }: Props) {
  const savePng = async (): Promise<void> => {
    const seen = renderer.current?.sheets();
    if (seen) save(await pngOf(seen.size, seen.sheets, palette), fileName(names, 'png'));
  };
  const saveSvg = (): void => {
    const seen = renderer.current?.sheets();
    if (!seen) return;
    const text = svgOf(seen.size, seen.sheets, palette);
    save(new Blob([text], { type: 'image/svg+xml' }), fileName(names, 'svg'));
  };
  const saveGexf = (): void =>
    save(new Blob([gexfOf(picture)], { type: 'application/gexf+xml' }), fileName(names, 'gexf'));
  return (
    <fieldset className="buttons">
      <legend>Save as</legend>
      <button type="button" onClick={savePng}>
        PNG
      </button>
      <button type="button" onClick={saveSvg}>
        SVG
      </button>
      <button type="button" onClick={saveGexf}>
        GEXF
      </button>
    </fieldset>
  );
}
