/**
 * Draws a picture on two canvases, one above the other: the picture, and what is highlighted. To choose or to point at something draws
 * the second one again only; a drag or a zoom carries what is painted, and paints once it comes to rest or is far.
 */
import type { Palette } from '../drawing/palette.ts';
import type { Picture } from '../drawing/picture.ts';
import { type Hit, HitIndex } from './hits.ts';
import { paint } from './paint.ts';
import { type Highlight, highlightSheet, type Sheet, sheetOf } from './sheet.ts';
import { fitted, isFar, isSeen, type Point, type Size, type Viewport, zoomed } from './viewport.ts';

type Chosen = Pick<Highlight, 'node' | 'edge'>;
const NOTHING: Chosen = { node: '', edge: '' };
const EMPTY: Sheet = { lines: [], marks: [], labels: [] };

interface Shown {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly hits: HitIndex;
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({ width: clientWidth, height: clientHeight });

export class Renderer {
  readonly #element: HTMLElement;
  readonly #canvases: readonly [HTMLCanvasElement, HTMLCanvasElement];
  #shown: Shown | null = null;
  #chosen = NOTHING;
  #hovered = '';
  #view: Viewport;
  /** Whether nobody has moved the drawing since all of it was shown. */
  #isFitted = true;
  #painted: { readonly view: Viewport; readonly sheet: Sheet } | null = null;
  /** What was highlighted when it was painted last. */
  #highlighted = '';
  #frame = 0;
  #pointer: Point | null = null;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#canvases = [document.createElement('canvas'), document.createElement('canvas')];
    element.replaceChildren(...this.#canvases);
    this.#view = fitted([], sizeOf(element));
  }

  get view(): Viewport {
    return this.#view;
  }

  /** What is on the screen stays where it is, unless somebody new would not be seen. */
  show(picture: Picture, palette: Palette): void {
    const before = this.#shown?.picture;
    this.#shown = { picture, palette, hits: new HitIndex(picture) };
    const added = picture.filterNodes((id) => !before?.hasNode(id));
    const isNew = (before?.order ?? 0) === 0;
    if (isNew || added.some((id) => !isSeen(this.#view, picture.getNodeAttributes(id)))) this.fit();
    this.#repaint();
  }

  choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#schedule();
  }

  /** Shows all of the picture. */
  fit(): void {
    const places = this.#shown?.picture.mapNodes((_id, { x, y }) => ({ x, y })) ?? [];
    this.#view = fitted(places, sizeOf(this.#element));
    this.#isFitted = true;
    this.#repaint();
  }

  zoom(factor: number): void {
    const { width, height } = this.#view;
    this.move(zoomed(this.#view, factor, { x: width / 2, y: height / 2 }));
    this.rest();
  }

  /** Arrow function: it is handed to those who listen. */
  readonly move = (view: Viewport): void => {
    this.#view = view;
    this.#isFitted = false;
    this.#schedule();
  };

  readonly rest = (): void => {
    if (this.#painted !== null && this.#painted.view !== this.#view) this.#repaint();
  };

  readonly hitAt = (point: Point): Hit => this.#shown?.hits.at(this.#view, point) ?? { kind: 'stage', key: '' };

  /** Looks what is there once a frame at most. */
  readonly hover = (point: Point | null): void => {
    this.#pointer = point;
    this.#schedule();
  };

  /** Takes the size that the element has now. What was seen whole is seen whole; else what is chosen stays in sight. */
  resize(): void {
    const size = sizeOf(this.#element);
    if (size.width === this.#view.width && size.height === this.#view.height) return;
    this.#view = { ...this.#view, ...size };
    const { picture } = this.#shown ?? {};
    if (this.#isFitted) this.fit();
    else if (picture?.hasNode(this.#chosen.node)) {
      const { x, y } = picture.getNodeAttributes(this.#chosen.node);
      if (!isSeen(this.#view, { x, y })) this.#view = { ...this.#view, x, y };
    }
    this.#repaint();
  }

  /** What is seen now, for files. */
  sheets(): { readonly size: Size; readonly sheets: readonly Sheet[] } {
    const { width, height } = this.#view;
    const base = this.#shown ? sheetOf(this.#shown.picture, this.#view) : EMPTY;
    return { size: { width, height }, sheets: [base, this.#highlightAbove(base, '')] };
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#element.replaceChildren();
  }

  #highlightAbove({ labels }: Sheet, hovered: string): Sheet {
    if (this.#shown === null) return EMPTY;
    const { picture, palette } = this.#shown;
    return highlightSheet(picture, this.#view, {
      highlight: { ...this.#chosen, hovered, color: palette.accent },
      labels,
    });
  }

  #repaint(): void {
    this.#painted = null;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#shown === null) return;
    this.#point();
    if (this.#painted === null || isFar(this.#painted.view, this.#view)) this.#paintAll();
    else if (this.#painted.view === this.#view) this.#paintHighlight(this.#painted.sheet);
    else this.#carry(this.#painted.view);
  }

  #point(): void {
    const { kind, key } = this.#pointer ? this.hitAt(this.#pointer) : { kind: 'stage', key: '' };
    this.#hovered = kind === 'node' ? key : '';
    this.#element.style.cursor = kind === 'stage' ? '' : 'pointer';
  }

  #paintAll(): void {
    if (this.#shown === null) return;
    const sheet = sheetOf(this.#shown.picture, this.#view);
    this.#painted = { view: this.#view, sheet };
    this.#highlighted = '';
    this.#paintOn(this.#canvases[0], sheet);
    this.#paintHighlight(sheet);
    for (const canvas of this.#canvases) canvas.style.transform = '';
  }

  #paintHighlight(sheet: Sheet): void {
    const highlighted = JSON.stringify([this.#chosen, this.#hovered]);
    if (highlighted === this.#highlighted) return;
    this.#highlighted = highlighted;
    this.#paintOn(this.#canvases[1], this.#highlightAbove(sheet, this.#hovered));
  }

  #paintOn(canvas: HTMLCanvasElement, sheet: Sheet): void {
    const { width, height } = this.#view;
    const context = canvas.getContext('2d');
    if (context === null || this.#shown === null) return;
    const ratio = devicePixelRatio;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, sheet, this.#shown.palette);
  }

  /** Moves what was painted in another view to where it is in this one. */
  #carry(painted: Viewport): void {
    const { x, y, scale } = this.#view;
    const [right, down] = [(painted.x - x) * scale, (y - painted.y) * scale];
    for (const canvas of this.#canvases)
      canvas.style.transform = `translate(${right}px, ${down}px) scale(${scale / painted.scale})`;
  }
}
